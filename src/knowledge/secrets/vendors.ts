/** Whose secret a variable holds by its name, and which hosts may be given it. */

import { isBelowAny } from '../hosts/index.ts'
import { lazy } from '../memoize.ts'
import { prefiltered } from '../prefilter.ts'
import { wordSet } from '../programs/flags.ts'
import { wordsOf } from './keys.ts'

export interface Vendor {
  /** As `vendor` in the catalogue of servers. */
  readonly id: string
  /** For a sentence. */
  readonly name: string
  /** Where its API and its remote servers are: these hosts and whatever lies below them. */
  readonly hosts: readonly string[]
  /** Variables with its secrets: whole names, and beginnings, which end in `_`. */
  readonly variables: readonly string[]
  /** People run it on hosts of their own as well. */
  readonly selfHosted: boolean
  /** Hosts of others that take its secrets, or secrets of their own under its name, and say so. */
  readonly takers: readonly string[]
}

/**
 * One row each: id, name, hosts, variables, then hosts of others that take its secrets; `self-hosted` in that last column
 * where its software runs anywhere. Only hosts that the vendor answers for: what anyone may rent (`vercel.app`, `run.app`,
 * `azurewebsites.net`, `workers.dev`) is left out. From each vendor's own documentation, 2026-11.
 */
const TABLE = `
github | GitHub | github.com githubcopilot.com githubusercontent.com github.ai ghe.com ghcr.io models.inference.ai.azure.com | GITHUB_ GH_ COPILOT_GITHUB_TOKEN
gitlab | GitLab | gitlab.com | GITLAB_ | self-hosted
bitbucket | Bitbucket | bitbucket.org atlassian.com | BITBUCKET_ | self-hosted
atlassian | Atlassian | atlassian.com atlassian.net jira.com | ATLASSIAN_ JIRA_ CONFLUENCE_ | self-hosted
sourcegraph | Sourcegraph | sourcegraph.com | SOURCEGRAPH_ SRC_ACCESS_TOKEN | self-hosted
npm | npm | npmjs.org npmjs.com | NPM_ | self-hosted
pypi | PyPI | pypi.org | PYPI_ | self-hosted
docker | Docker | docker.com docker.io | DOCKERHUB_ DOCKER_HUB_ HUB_PAT_TOKEN
circleci | CircleCI | circleci.com | CIRCLECI_ CIRCLE_TOKEN
buildkite | Buildkite | buildkite.com | BUILDKITE_
snyk | Snyk | snyk.io | SNYK_
semgrep | Semgrep | semgrep.dev semgrep.ai | SEMGREP_
sonarqube | SonarQube | sonarcloud.io sonarqube.us sonarqube.com | SONAR_ SONARQUBE_ SONARCLOUD_ | self-hosted
postman | Postman | postman.com getpostman.com | POSTMAN_
launchdarkly | LaunchDarkly | launchdarkly.com | LAUNCHDARKLY_ LD_API_KEY LD_ACCESS_TOKEN
openai | OpenAI | openai.com chatgpt.com | OPENAI_ CODEX_API_KEY | azure.com azure.us openai.azure.cn deepseek.com moonshot.ai moonshot.cn groq.com together.xyz together.ai fireworks.ai deepinfra.com mistral.ai x.ai cerebras.ai perplexity.ai aliyuncs.com volces.com siliconflow.cn siliconflow.com bigmodel.cn z.ai minimax.io minimaxi.com googleapis.com huggingface.co nvidia.com databricks.com cloudflare.com
anthropic | Anthropic | anthropic.com claude.ai claude.com | ANTHROPIC_ CLAUDE_API_KEY CLAUDE_CODE_OAUTH_TOKEN | azure.com deepseek.com moonshot.ai moonshot.cn bigmodel.cn z.ai minimax.io minimaxi.com aliyuncs.com volces.com databricks.com
google | Google | google.com googleapis.com google.dev | GOOGLE_ GEMINI_ GOOGLE_MAPS_API_KEY GOOGLE_GENERATIVE_AI_API_KEY GOOGLE_SEARCH_API_KEY YOUTUBE_API_KEY GMAIL_CLIENT_SECRET
azure | Azure | azure.com azure.us azure.cn azure.net windows.net microsoft.com microsoftonline.com visualstudio.com cloud.microsoft | AZURE_ AZURE_OPENAI_API_KEY AZURE_DEVOPS_PAT AZURE_DEVOPS_TOKEN AZURE_DEVOPS_EXT_PAT ADO_PAT ADO_TOKEN
microsoft | Microsoft | microsoft.com microsoftonline.com office.com office365.com live.com sharepoint.com cloud.microsoft azure.com chinacloudapi.cn | MICROSOFT_ MS_GRAPH_ MS365_ GRAPH_CLIENT_SECRET
aws | AWS | amazonaws.com amazonaws.com.cn aws.amazon.com api.aws aws.dev awsapps.com | AWS_SECRET_ACCESS_KEY AWS_SECRET_KEY AWS_SESSION_TOKEN AWS_BEARER_TOKEN_BEDROCK | r2.cloudflarestorage.com backblazeb2.com wasabisys.com digitaloceanspaces.com scw.cloud ovh.net tigris.dev supabase.co aliyuncs.com
mistral | Mistral | mistral.ai | MISTRAL_
cohere | Cohere | cohere.com cohere.ai | COHERE_ CO_API_KEY
groq | Groq | groq.com | GROQ_
xai | xAI | x.ai | XAI_ GROK_API_KEY
deepseek | DeepSeek | deepseek.com | DEEPSEEK_
cerebras | Cerebras | cerebras.ai | CEREBRAS_
together | Together AI | together.ai together.xyz | TOGETHER_ TOGETHERAI_ TOGETHER_AI_
fireworks | Fireworks AI | fireworks.ai | FIREWORKS_
replicate | Replicate | replicate.com | REPLICATE_
huggingface | Hugging Face | huggingface.co hf.co hf.space | HF_ HUGGINGFACE_ HUGGING_FACE_ HUGGINGFACEHUB_ HUGGING_FACE_HUB_TOKEN HF_HUB_TOKEN
nvidia | NVIDIA | nvidia.com | NVIDIA_ NGC_
zai | Z.AI | z.ai bigmodel.cn | ZAI_ Z_AI_ ZHIPU_ ZHIPUAI_
minimax | MiniMax | minimax.io minimaxi.com minimax.chat | MINIMAX_
moonshot | Moonshot AI | moonshot.ai moonshot.cn | MOONSHOT_ KIMI_
openrouter | OpenRouter | openrouter.ai | OPENROUTER_
elevenlabs | ElevenLabs | elevenlabs.io | ELEVENLABS_ ELEVEN_LABS_ XI_API_KEY
deepgram | Deepgram | deepgram.com | DEEPGRAM_
assemblyai | AssemblyAI | assemblyai.com | ASSEMBLYAI_
voyage | Voyage AI | voyageai.com | VOYAGE_ VOYAGEAI_ VOYAGE_AI_
jina | Jina AI | jina.ai | JINA_ JINA_AI_ JINAAI_
fal | fal.ai | fal.ai fal.run | FAL_
wandb | Weights & Biases | wandb.ai | WANDB_ | self-hosted
langfuse | Langfuse | langfuse.com | LANGFUSE_ | self-hosted
langchain | LangChain LangSmith | langchain.com | LANGSMITH_ LANGCHAIN_ | self-hosted
mem0 | Mem0 | mem0.ai | MEM0_ | self-hosted
perplexity | Perplexity | perplexity.ai | PERPLEXITY_ PPLX_
tavily | Tavily | tavily.com | TAVILY_
exa | Exa | exa.ai | EXA_
brave | Brave Search | brave.com | BRAVE_ BRAVE_SEARCH_
kagi | Kagi | kagi.com | KAGI_
serper | Serper | serper.dev | SERPER_
serpapi | SerpApi | serpapi.com | SERPAPI_ SERP_API_KEY
firecrawl | Firecrawl | firecrawl.dev | FIRECRAWL_ | self-hosted
context7 | Context7 | context7.com upstash.com upstash.io | CONTEXT7_
upstash | Upstash | upstash.com upstash.io | UPSTASH_
apify | Apify | apify.com apify.actor | APIFY_
brightdata | Bright Data | brightdata.com superproxy.io | BRIGHTDATA_ BRIGHT_DATA_
browserbase | Browserbase | browserbase.com | BROWSERBASE_
e2b | E2B | e2b.dev e2b.app | E2B_ | self-hosted
cloudflare | Cloudflare | cloudflare.com | CLOUDFLARE_API_TOKEN CLOUDFLARE_API_KEY CLOUDFLARE_GLOBAL_API_KEY CF_API_TOKEN CF_API_KEY
vercel | Vercel | vercel.com vercel.sh grep.app | VERCEL_TOKEN VERCEL_API_TOKEN VERCEL_API_KEY VERCEL_ACCESS_TOKEN V0_API_KEY AI_GATEWAY_API_KEY | v0.dev v0.app
netlify | Netlify | netlify.com netlify-mcp.netlify.app | NETLIFY_
heroku | Heroku | heroku.com | HEROKU_
digitalocean | DigitalOcean | digitalocean.com | DIGITALOCEAN_ DO_API_TOKEN
render | Render | render.com | RENDER_API_KEY
railway | Railway | railway.com railway.app | RAILWAY_TOKEN RAILWAY_API_TOKEN
fly | Fly.io | fly.io machines.dev | FLY_API_TOKEN FLY_ACCESS_TOKEN
hashicorp | HashiCorp | hashicorp.com terraform.io hashicorp.cloud | TFE_TOKEN TF_API_TOKEN HCP_ VAULT_TOKEN | self-hosted
pulumi | Pulumi | pulumi.com | PULUMI_ | self-hosted
tailscale | Tailscale | tailscale.com | TAILSCALE_ TS_API_KEY
supabase | Supabase | supabase.com supabase.co supabase.in | SUPABASE_ SUPABASE_SERVICE_ROLE_KEY | self-hosted
neon | Neon | neon.tech neon.com | NEON_
planetscale | PlanetScale | planetscale.com psdb.cloud pscale.dev | PLANETSCALE_
mongodb | MongoDB Atlas | mongodb.com mongodb.net | MONGODB_ATLAS_ MDB_MCP_API_CLIENT_SECRET
databricks | Databricks | databricks.com azuredatabricks.net databricksapps.com | DATABRICKS_
snowflake | Snowflake | snowflakecomputing.com snowflake.com | SNOWFLAKE_
pinecone | Pinecone | pinecone.io | PINECONE_
qdrant | Qdrant | qdrant.io qdrant.tech | QDRANT_ | self-hosted
elastic | Elastic | elastic.co elastic-cloud.com elastic.cloud found.io | ELASTIC_ ELASTICSEARCH_ ES_API_KEY | self-hosted
algolia | Algolia | algolia.com algolia.net algolianet.com | ALGOLIA_
sentry | Sentry | sentry.io sentry.dev | SENTRY_ | self-hosted
datadog | Datadog | datadoghq.com datadoghq.eu ddog-gov.com | DATADOG_ DD_
grafana | Grafana | grafana.com grafana.net | GRAFANA_ | self-hosted
newrelic | New Relic | newrelic.com nr-data.net | NEW_RELIC_ NEWRELIC_
dynatrace | Dynatrace | dynatrace.com dynatrace-managed.com dynatracelabs.com | DYNATRACE_ DT_API_TOKEN | self-hosted
pagerduty | PagerDuty | pagerduty.com | PAGERDUTY_
honeycomb | Honeycomb | honeycomb.io | HONEYCOMB_
posthog | PostHog | posthog.com | POSTHOG_ | self-hosted
amplitude | Amplitude | amplitude.com | AMPLITUDE_
mixpanel | Mixpanel | mixpanel.com | MIXPANEL_
stripe | Stripe | stripe.com | STRIPE_
paypal | PayPal | paypal.com | PAYPAL_
square | Square | squareup.com squareupsandbox.com | SQUARE_
plaid | Plaid | plaid.com | PLAID_
razorpay | Razorpay | razorpay.com | RAZORPAY_
shopify | Shopify | shopify.com myshopify.com shopify.dev | SHOPIFY_
xero | Xero | xero.com | XERO_
hubspot | HubSpot | hubspot.com hubapi.com | HUBSPOT_
salesforce | Salesforce | salesforce.com force.com | SALESFORCE_
attio | Attio | attio.com | ATTIO_
apollo | Apollo.io | apollo.io | APOLLO_IO_
intercom | Intercom | intercom.com intercom.io | INTERCOM_
zendesk | Zendesk | zendesk.com | ZENDESK_ | self-hosted
klaviyo | Klaviyo | klaviyo.com | KLAVIYO_
mailchimp | Mailchimp | mailchimp.com mandrillapp.com | MAILCHIMP_ MANDRILL_
semrush | Semrush | semrush.com | SEMRUSH_
ahrefs | Ahrefs | ahrefs.com | AHREFS_
dataforseo | DataForSEO | dataforseo.com | DATAFORSEO_
contentful | Contentful | contentful.com | CONTENTFUL_
sanity | Sanity | sanity.io | SANITY_
cloudinary | Cloudinary | cloudinary.com | CLOUDINARY_
webflow | Webflow | webflow.com | WEBFLOW_
calendly | Calendly | calendly.com | CALENDLY_
typeform | Typeform | typeform.com | TYPEFORM_
zapier | Zapier | zapier.com | ZAPIER_
make | Make | make.com | MAKE_API_KEY MAKE_API_TOKEN
composio | Composio | composio.dev rube.app | COMPOSIO_
pipedream | Pipedream | pipedream.com pipedream.net | PIPEDREAM_
smithery | Smithery | smithery.ai | SMITHERY_
slack | Slack | slack.com slack-gov.com | SLACK_
discord | Discord | discord.com discordapp.com | DISCORD_
telegram | Telegram | telegram.org | TELEGRAM_
twilio | Twilio | twilio.com | TWILIO_
sendgrid | SendGrid | sendgrid.com twilio.com | SENDGRID_
mailgun | Mailgun | mailgun.net mailgun.com | MAILGUN_
resend | Resend | resend.com | RESEND_
postmark | Postmark | postmarkapp.com | POSTMARK_ POSTMARK_SERVER_TOKEN
brevo | Brevo | brevo.com | BREVO_
telnyx | Telnyx | telnyx.com | TELNYX_
x | X | x.com twitter.com | TWITTER_
linkedin | LinkedIn | linkedin.com | LINKEDIN_
reddit | Reddit | reddit.com | REDDIT_
facebook | Meta | facebook.com instagram.com meta.com | FACEBOOK_ INSTAGRAM_ META_ACCESS_TOKEN
zoom | Zoom | zoom.us zoomgov.com | ZOOM_
notion | Notion | notion.com notion.so | NOTION_
linear | Linear | linear.app | LINEAR_
asana | Asana | asana.com | ASANA_
monday | monday.com | monday.com | MONDAY_
clickup | ClickUp | clickup.com | CLICKUP_
trello | Trello | trello.com atlassian.com | TRELLO_
todoist | Todoist | todoist.com todoist.net | TODOIST_
airtable | Airtable | airtable.com | AIRTABLE_
figma | Figma | figma.com | FIGMA_
miro | Miro | miro.com | MIRO_
shortcut | Shortcut | shortcut.com | SHORTCUT_
dropbox | Dropbox | dropbox.com dropboxapi.com | DROPBOX_
box | Box | box.com boxapi.com | BOX_
mapbox | Mapbox | mapbox.com | MAPBOX_
okta | Okta | okta.com oktapreview.com okta-emea.com | OKTA_ | self-hosted
auth0 | Auth0 | auth0.com | AUTH0_ | self-hosted
`

/**
 * Gateways that stand before other people's services and models: keys of those are sent to them on purpose. Their own
 * documentation, 2026-11.
 */
const GATEWAYS = (
  'smithery.ai composio.dev rube.app pipedream.com pipedream.net zapier.com make.com glama.ai klavis.ai arcade.dev ' +
  'nango.dev metorial.com mcp.run n8n.cloud workato.com openrouter.ai litellm.ai portkey.ai helicone.ai requesty.ai ' +
  'braintrust.dev gateway.ai.cloudflare.com ai-gateway.vercel.sh langfuse.com databricks.com azuredatabricks.net ' +
  'truefoundry.cloud konghq.com'
).split(' ')

/** Below the name of a cloud, and yet whoever rents it answers: machines, balancers and functions. */
const RENTED = prefiltered(
  'amazonaws.com cloudapp.azure.com',
  /\.(?:execute-api\.[a-z\d-]{1,32}|(?:[a-z\d-]{1,32}\.)?(?:elb|compute|compute-1))\.amazonaws\.com(?:\.cn)?$|\.cloudapp\.azure\.com$/,
)

/** What may stand behind the vendor: words that qualify, what it is, and which of several. */
const QUALIFIERS = wordSet(
  'API ACCESS AUTH OAUTH OAUTH2 SECRET PERSONAL PRIVATE BOT USER APP APPLICATION ADMIN SERVICE CLIENT ACCOUNT INTEGRATION ' +
    'INTERNAL DEVELOPER MANAGEMENT ORG TEAM WORKSPACE SESSION REFRESH BEARER LIVE TEST PROD DEV READ READONLY RO',
)
const KINDS = wordSet('TOKEN KEY APIKEY SECRET PAT PASSWORD')
const WHICH = wordSet('PROD PRODUCTION STAGING DEV TEST LIVE WORK PERSONAL RO READONLY')
const MOST_QUALIFIERS = 4

function isRest(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  const named = words.length > 1 && (WHICH.has(last) || /^\d{1,3}$/.test(last)) ? words.slice(0, -1) : words
  const qualifiers = named.slice(0, -1)
  return (
    KINDS.has(named.at(-1) ?? '') &&
    qualifiers.length <= MOST_QUALIFIERS &&
    qualifiers.every((word) => QUALIFIERS.has(word))
  )
}

interface Tables {
  readonly vendors: readonly Vendor[]
  readonly byId: ReadonlyMap<string, Vendor>
  readonly byVariable: ReadonlyMap<string, Vendor>
}

const tables = lazy((): Tables => {
  const vendors = TABLE.trim()
    .split('\n')
    .map((row): Vendor => {
      const [id = '', name = '', hosts = '', variables = '', others = ''] = row.split(' | ')
      const takers = others.split(' ').filter((word) => word !== '')
      return {
        id,
        name,
        hosts: hosts.split(' '),
        variables: variables.split(' '),
        selfHosted: takers.includes('self-hosted'),
        takers: takers.filter((word) => word !== 'self-hosted'),
      }
    })
  return {
    vendors,
    byId: new Map(vendors.map((vendor) => [vendor.id, vendor])),
    byVariable: new Map(vendors.flatMap((vendor) => vendor.variables.map((variable) => [variable, vendor] as const))),
  }
})

/** Every vendor whose secrets we know by name. */
export function knownVendors(): readonly Vendor[] {
  return tables().vendors
}

/** The vendor of a server in the catalogue, where we know its hosts. */
export function vendorById(id: string): Vendor | undefined {
  return tables().byId.get(id)
}

/**
 * Whose secret a variable holds, in any of the ways to write its name (`GITHUB_TOKEN`, `github-token`, `githubToken`);
 * undefined for what is no secret, or nobody's that we know. A word that says more than which secret it is makes it
 * somebody else's: `GITHUB_MCP_TOKEN` opens a server before GitHub, `STRIPE_WEBHOOK_SECRET` is shown to nobody.
 */
export function vendorOfVariable(name: string): Vendor | undefined {
  if (name.length > 128) return undefined
  const written = /[a-z]/.test(name) ? wordsOf(name).join('_').toUpperCase() : name.replaceAll(/[-.]/g, '_')
  const { byVariable } = tables()
  const whole = byVariable.get(written)
  if (whole && !written.endsWith('_')) return whole
  // The longest beginning first: `GOOGLE_MAPS_` before `GOOGLE_`.
  for (let end = written.lastIndexOf('_'); end > 0; end = written.lastIndexOf('_', end - 1)) {
    const vendor = byVariable.get(written.slice(0, end + 1))
    if (vendor) return isRest(written.slice(end + 1).split('_')) ? vendor : undefined
  }
  return undefined
}

/** The vendor that answers for a host. */
export function vendorOfHost(host: string): Vendor | undefined {
  const name = plainHost(host)
  if (name === undefined || RENTED.test(name)) return undefined
  return tables().vendors.find(({ hosts }) => isBelowAny(name, hosts))
}

/**
 * Whether a host may be given a vendor's secrets: it is the vendor's own, or takes them on purpose, as gateways do; or it
 * is no vendor's that we know, where the vendor's software runs on anyone's hosts. `host` is a name as `addressOf` gives
 * it. Whether it is this machine, a private network, or cannot be told (`${HOST}`), is for the caller to look at first.
 */
export function belongsTo(vendor: Vendor, host: string): boolean {
  const name = plainHost(host)
  if (name === undefined || (RENTED.test(name) && !vendor.selfHosted)) return false
  if ([vendor.hosts, vendor.takers, GATEWAYS].some((hosts) => isBelowAny(name, hosts))) return true
  return vendor.selfHosted && vendorOfHost(name) === undefined
}

/** Models of others are reached through one of these on a host of one's own: docs.litellm.ai, portkey.ai/docs, 2026-11. */
const OWN_GATEWAY =
  /(?:^|[.-])(?:litellm|portkey|(?:ai|llm|model|openai|anthropic)-?(?:gateway|gw|proxy|router)|llms?)(?=[.-])/
const OF_MODELS: ReadonlySet<string> = new Set(
  'openai anthropic google azure mistral cohere groq xai deepseek openrouter'.split(' '),
)
/** Vendors whose tokens are made for one application each, and where people rent the hosts of their applications from them. */
const RENTED_FROM: ReadonlyMap<string, readonly string[]> = new Map([
  ['azure', ['azurewebsites.net', 'azurecontainerapps.io', 'azure-api.net', 'cloudapp.azure.com']],
  ['microsoft', ['azurewebsites.net', 'azurecontainerapps.io', 'azure-api.net', 'cloudapp.azure.com']],
  ['google', ['run.app', 'cloudfunctions.net', 'appspot.com']],
])
/** GitHub Enterprise Server runs on a host of the company, mostly of this name: docs.github.com/enterprise-server, 2026-11. */
const NAMED_FOR_GITHUB = /^(?:github|ghe|github-enterprise)\.(?!com\.)[^.]{1,63}\./

/**
 * Whether a host that a vendor does not answer for may be one's own that stands for it: GitHub Enterprise Server, a gateway to
 * models, an application in the vendor's cloud. Anyone may call a host so, which is why it is no more than doubt.
 */
export function mayStandFor({ id }: Vendor, host: string): boolean {
  const name = plainHost(host)
  if (name === undefined) return false
  if (id === 'github' && NAMED_FOR_GITHUB.test(name)) return true
  return (OF_MODELS.has(id) && OWN_GATEWAY.test(name)) || isBelowAny(name, RENTED_FROM.get(id) ?? [])
}

/** In lower case, without the final dot; undefined for what is not the name of a host. */
function plainHost(host: string): string | undefined {
  const name = host.toLowerCase().replace(/\.$/, '')
  return /^[a-z\d_-]{1,63}(?:\.[a-z\d_-]{1,63}){1,12}$/.test(name) ? name : undefined
}
