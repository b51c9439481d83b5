/**
 * What tokens of the known providers look like: one row each, facts only. Gathered 2026-11 from the providers' own pages
 * and from what other scanners agree on; where each row comes from stands in `rotation.ts`, which only reports need.
 *
 * Columns are separated by ` | `: id, provider (empty for formats that many use), what to call it in a sentence, where to
 * look, notes, pattern. Where a pattern has a group, the group is the secret and what comes before may be read by anyone.
 * Notes: `fixed` one length only, so that words in it are chance; `medium` the shape alone is not proof; `test` a
 * sandbox's; `key-material` opens a whole account or signs; `check:x` a test of structure in `checks.ts`; `over:x` the row of
 * the same form that the name nearby takes it from.
 */

import { lazy } from '../memoize.ts'

export interface Provider {
  readonly id: string
  /** Empty for formats that belong to nobody in particular. */
  readonly name: string
  /** Fits "stores …". */
  readonly label: string
  /** Literal beginnings; what a shape must hold; for the rest, words of which one must stand nearby. */
  readonly keywords: readonly string[]
  readonly fixed: boolean
  readonly sure: boolean
  /** Opens a sandbox and no more. */
  readonly test: boolean
  readonly keyMaterial: boolean
  readonly check: string | undefined
  readonly over: string | undefined
  /** Source of a regular expression without anchors: compiled on first use. */
  readonly pattern: string
}

/** Found by a literal beginning at the start of a word. */
const PREFIXED = String.raw`
openai-project | OpenAI | an OpenAI API key | sk-proj- sk-svcacct- sk-service- sk-admin- | - | sk-(?:proj|svcacct|service|admin)-[A-Za-z0-9_-]{20,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}
openai-legacy | OpenAI | an OpenAI API key | sk- | fixed | sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}
openai-like |  | an OpenAI-style API key | sk- | medium | sk-(?:proj-|kimi-|api-)?[A-Za-z0-9_-]{32,180}
anthropic | Anthropic | an Anthropic API key | sk-ant- | - | sk-ant-(?:api|admin|sid|oat|ort)[0-9]{2}-[A-Za-z0-9_-]{80,128}
openrouter | OpenRouter | an OpenRouter API key | sk-or-v1- | fixed | sk-or-v1-[0-9a-f]{64}
langfuse | Langfuse | a Langfuse secret key | sk-lf- | fixed | sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
perplexity | Perplexity | a Perplexity API key | pplx- | - | pplx-[A-Za-z0-9]{48,64}
groq | Groq | a Groq API key | gsk_ | fixed | gsk_[A-Za-z0-9]{52}
xai | xAI | an xAI API key | xai- | - | xai-[A-Za-z0-9_-]{70,120}
cerebras | Cerebras | a Cerebras API key | csk- | fixed | csk-[a-z0-9]{48}
huggingface | Hugging Face | a Hugging Face access token | hf_ | - | hf_[A-Za-z0-9]{34,40}
huggingface-org | Hugging Face | a Hugging Face organisation token | api_org_ | fixed | api_org_[A-Za-z]{34}
replicate | Replicate | a Replicate API token | r8_ | fixed | r8_[A-Za-z0-9]{37}
together | Together AI | a Together AI API key | tgp_v1_ | fixed | tgp_v1_[A-Za-z0-9_-]{43}
nvidia | NVIDIA | an NVIDIA API key | nvapi- | - | nvapi-[A-Za-z0-9_-]{60,70}
elevenlabs | ElevenLabs | an ElevenLabs API key | sk_ | fixed | sk_[0-9a-f]{48}
jina | Jina AI | a Jina AI API key | jina_ | - | jina_[A-Za-z0-9_-]{40,80}
langsmith | LangChain LangSmith | a LangSmith API key | lsv2_ | fixed | lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}
tavily | Tavily | a Tavily API key | tvly- | - | tvly-(?:dev-|prod-)?[A-Za-z0-9-]{28,60}
firecrawl | Firecrawl | a Firecrawl API key | fc- | fixed | fc-[0-9a-f]{32}
brave-search | Brave Search | a Brave Search API key | BSA | - | BSA[A-Za-z0-9_-]{24,40}
context7 | Context7 | a Context7 API key | ctx7sk- | fixed | ctx7sk-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
apify | Apify | an Apify API token | apify_api_ apify_ui_ apify_integration_ | - | apify_(?:api|ui|integration)_[A-Za-z0-9]{30,40}
browserbase | Browserbase | a Browserbase API key | bb_live_ bb_test_ | - | bb_(?:live|test)_[A-Za-z0-9_-]{20,40}
pinecone | Pinecone | a Pinecone API key | pcsk_ | - | pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}
e2b | E2B | an E2B API key | e2b_ | fixed | e2b_[0-9a-f]{40}
n8n | n8n | an n8n API key | n8n_api_ | - | n8n_api_[0-9a-f]{40,96}
mem0 | Mem0 | a Mem0 API key | m0- | - | m0-[A-Za-z0-9]{38,44}
cursor | Cursor | a Cursor API key | key_ | fixed | key_[0-9a-f]{64}
wandb | Weights & Biases | a Weights & Biases API key | wandb_v1_ | fixed | wandb_v1_[A-Za-z0-9_]{77}
vercel-ai | Vercel | a Vercel token | vcp_ vci_ vca_ vcr_ vck_ | - | vc[piark]_[A-Za-z0-9]{20,60}
github-classic | GitHub | a GitHub personal access token | ghp_ | fixed check:crc32-base62 | ghp_[A-Za-z0-9]{36}
github-oauth | GitHub | a GitHub OAuth token | gho_ | fixed check:crc32-base62 | gho_[A-Za-z0-9]{36}
github-app | GitHub | a GitHub app token | ghu_ ghs_ ghr_ | fixed check:crc32-base62 | gh[usr]_[A-Za-z0-9]{36}
github-fine-grained | GitHub | a GitHub fine-grained personal access token | github_pat_ | fixed | github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}
github-app-jwt | GitHub | a GitHub app installation token | ghs_ | - | ghs_[0-9]{1,20}_[A-Za-z0-9_-]{16,1000}\.[A-Za-z0-9_-]{16,4000}\.[A-Za-z0-9_-]{16,1000}
gitlab | GitLab | a GitLab token | glpat- gldt- glrt- glcbt- glptt- glft- glimt- glagent- gloas- glsoat- glffct- glwt- | check:crc32-base36 | gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct|wt)-[A-Za-z0-9_-]{20,300}(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?
gitlab-runner-registration | GitLab | a GitLab runner registration token | GR1348941 | fixed | GR1348941[A-Za-z0-9_-]{20}
bitbucket-app-password | Bitbucket | a Bitbucket app password | ATBB | - | ATBB[A-Za-z0-9]{24,40}
bitbucket-dc | Bitbucket Data Center | a Bitbucket Data Center HTTP access token | BBDC- | - | BBDC-[A-Za-z0-9+/@_-]{40,50}
atlassian | Atlassian | an Atlassian API token | ATATT3 ATCTT3 | check:crc32-hex | AT(?:A|C)TT3[A-Za-z0-9_=-]{80,250}=[0-9A-F]{8}
npm | npm | an npm access token | npm_ | fixed check:crc32-base62 | npm_[A-Za-z0-9]{36}
pypi | PyPI | a PyPI API token | pypi-AgE | - | pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{50,1000}
rubygems | RubyGems | a RubyGems API key | rubygems_ | fixed | rubygems_[0-9a-f]{48}
cratesio | crates.io | a crates.io API token | cio | fixed | cio[A-Za-z0-9]{32}
docker | Docker | a Docker access token | dckr_pat_ dckr_oat_ | - | dckr_(?:pat_[A-Za-z0-9_-]{27}|oat_[A-Za-z0-9_-]{32})
jfrog | JFrog Artifactory | a JFrog Artifactory key | AKCp cmVmdGtu | - | (?:AKCp[A-Za-z0-9]{69}|cmVmdGtu[A-Za-z0-9]{56})
circleci | CircleCI | a CircleCI API token | CCIPAT_ CCIPRJ_ CCIBOT_ | fixed | CC(?:IPAT|IPRJ|IBOT)_[A-Za-z0-9]{22}_[0-9a-f]{40}
buildkite | Buildkite | a Buildkite token | bkua_ bkaa_ bkaj_ bkar_ bkct_ bkpt_ bkpat_ bkps_ | - | bk(?:ua|aa|aj|ar|ct|pt|pat|ps)_[A-Za-z0-9_-]{40,340}
sonarqube | SonarQube | a SonarQube token | squ_ sqp_ sqa_ | fixed | sq[upa]_[0-9a-f]{40}
sourcegraph | Sourcegraph | a Sourcegraph access token | sgp_ slk_ | - | (?:sgp_(?:(?:[0-9a-f]{16}|local)_)?[0-9a-f]{40}|slk_[0-9a-f]{64})
postman | Postman | a Postman API key | PMAK- | fixed | PMAK-[0-9a-f]{24}-[0-9a-f]{34}
readme | ReadMe | a ReadMe API key | rdme_ | fixed | rdme_[a-z0-9]{70}
aws-access-key | AWS | an AWS access key | AKIA ASIA ABIA ACCA | fixed | (?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}
aws-bedrock | AWS | an AWS Bedrock API key | ABSK bedrock-api-key- | - | (?:ABSK[A-Za-z0-9+/]{109,269}={0,2}|bedrock-api-key-(?:YmVkcm9j)(?:ay5hbWF6b25hd3MuY29t)[A-Za-z0-9+/]{20,2000}={0,2})
aws-appsync | AWS | an AWS AppSync API key | da2- | fixed | da2-[a-z0-9]{26}
gcp-api-key | Google Cloud | a Google Cloud API key | AIza | fixed | AIza[A-Za-z0-9_-]{35}
google-gemini | Google | a Google Gemini API key | AQ.Ab8RN6 | fixed | AQ\.Ab8RN6[A-Za-z0-9_-]{44}
google-oauth-secret | Google | a Google OAuth client secret | GOCSPX- | fixed | GOCSPX-[A-Za-z0-9_-]{28}
google-oauth-token | Google | a Google OAuth access token | ya29. 1//0 | - | (?:ya29\.[A-Za-z0-9_-]{30,2000}|1//0[A-Za-z0-9_-]{40,120})
azure-account-key | Azure | an Azure account key | AccountKey= SharedAccessKey= SharedAccessSignature= | - | (?:AccountKey|SharedAccessKey|SharedAccessSignature)=([A-Za-z0-9+/%_-]{40,120}={0,2})
cloudflare | Cloudflare | a Cloudflare API key | cfk_ cfut_ cfat_ | - | cf(?:k|ut|at)_[A-Za-z0-9]{40}[0-9a-f]{8}
cloudflare-origin-ca | Cloudflare | a Cloudflare origin CA key | v1.0- | fixed | v1\.0-[0-9a-f]{24}-[0-9a-f]{146}
digitalocean | DigitalOcean | a DigitalOcean token | dop_v1_ doo_v1_ dor_v1_ | fixed | do[orp]_v1_[0-9a-f]{64}
heroku | Heroku | a Heroku API key | HRKU-AA | fixed | HRKU-AA[A-Za-z0-9_-]{58}
netlify | Netlify | a Netlify personal access token | nfp_ | fixed | nfp_[A-Za-z0-9]{36}
render | Render | a Render API key | rnd_ | - | rnd_[A-Za-z0-9]{28,36}
flyio | Fly.io | a Fly.io API token | fm1 fm2 fo1_ | - | (?:fm[12][ar]?_[A-Za-z0-9+/=,_-]{100,4000}|fo1_[A-Za-z0-9_-]{43})
tailscale | Tailscale | a Tailscale API key | tskey- | - | tskey-[a-z]{2,20}-[A-Za-z0-9]{8,40}-[A-Za-z0-9]{16,60}
alibaba | Alibaba Cloud | an Alibaba Cloud access key | LTAI | - | LTAI[A-Za-z0-9]{12,26}
tencent | Tencent Cloud | a Tencent Cloud key id | AKID | fixed | AKID[A-Za-z0-9]{32}
pulumi | Pulumi | a Pulumi access token | pul- | fixed | pul-[0-9a-f]{40}
vault | HashiCorp Vault | a HashiCorp Vault token | hvs. hvb. hvr. | key-material | hv[sbr]\.[A-Za-z0-9_-]{24,300}
doppler | Doppler | a Doppler token | dp. | - | dp\.(?:pt|ct|st(?:\.[a-z0-9_-]{2,35})?|sa|scim|audit)\.[A-Za-z0-9]{40,44}
1password | 1Password | a 1Password service account token | ops_eyJ | - | ops_eyJ[A-Za-z0-9+/]{200,2000}={0,2}
1password-secret-key | 1Password | a 1Password account secret key | A3- | - | A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}
age | age | an age secret key | AGE-SECRET-KEY-1 | fixed key-material check:bech32 | AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}
supabase-pat | Supabase | a Supabase personal access token | sbp_ | - | sbp_(?:v[0-9]_|oauth_)?[0-9a-f]{40}
supabase-secret | Supabase | a Supabase secret key | sb_secret_ | fixed key-material | sb_secret_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8}
neon | Neon | a Neon API key | napi_ | fixed | napi_[A-Za-z0-9]{64}
planetscale | PlanetScale | a PlanetScale token | pscale_tkn_ pscale_pw_ pscale_oauth_ | - | pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{32,64}
mongodb-atlas | MongoDB Atlas | a MongoDB Atlas service account secret | mdb_sa_sk_ | fixed | mdb_sa_sk_[A-Za-z0-9_-]{40}
databricks | Databricks | a Databricks personal access token | dapi | - | dapi[0-9a-f]{32}(?:-[0-9])?
stripe | Stripe | a Stripe live secret key | sk_live_ rk_live_ | - | [sr]k_live_[A-Za-z0-9]{24,247}
stripe-test | Stripe | a Stripe test key | sk_test_ rk_test_ | test | [sr]k_test_[A-Za-z0-9]{24,247}
stripe-webhook | Stripe / Svix | a webhook signing secret | whsec_ | medium | whsec_[A-Za-z0-9+/=]{32,64}
shopify | Shopify | a Shopify access token | shpat_ shpca_ shppa_ shpss_ shpua_ | - | shp(?:at|ca|pa|ss|ua)_[A-Za-z0-9]{32,64}
square | Square | a Square access token | EAAA sq0atp- sq0csp- | - | (?:EAAA[A-Za-z0-9_-]{58,64}|sq0(?:atp-[A-Za-z0-9_-]{22}|csp-[A-Za-z0-9_-]{43}))
paypal | PayPal Braintree | a PayPal Braintree access token | access_token$ | - | access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}
slack | Slack | a Slack token | xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxe xoxc- xoxd- xapp- | - | (?:xox[bparsoe](?:-[A-Za-z0-9]{1,60}){2,6}|xoxe\.xox[bp]-[0-9]-[A-Z0-9]{120,180}|xoxc(?:-[0-9]{9,15}){3}-[0-9a-f]{64}|xoxd-[A-Za-z0-9%/+_-]{60,400}|xapp-[0-9]-[A-Z0-9]{8,16}-[0-9]{8,16}-[0-9a-f]{64})
slack-webhook | Slack | a Slack webhook URL | hooks.slack.com/ | - | hooks\.slack\.com/(?:services|workflows|triggers)/([A-Za-z0-9]{8,14}/[A-Za-z0-9]{8,24}/[A-Za-z0-9]{20,60})
discord-webhook | Discord | a Discord webhook URL | discord.com/api/webhooks/ discordapp.com/api/webhooks/ | - | discord(?:app)?\.com/api/webhooks/([0-9]{17,20}/[A-Za-z0-9_-]{60,72})
teams-webhook | Microsoft Teams | a Microsoft Teams webhook URL | webhook.office.com/ | - | webhook\.office\.com/webhookb2/([A-Za-z0-9@/-]{100,220})
twilio-key | Twilio | a Twilio API key | SK | fixed medium | SK[0-9a-f]{32}
sendgrid | SendGrid | a SendGrid API key | SG. | - | SG\.[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{39,50}
mailgun | Mailgun | a Mailgun API key | key- | fixed medium | key-[0-9a-f]{32}
resend | Resend | a Resend API key | re_ | fixed | re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}
mailersend | MailerSend | a MailerSend API token | mlsn. | - | mlsn\.[A-Za-z0-9]{60,80}
brevo | Brevo | a Brevo API key | xkeysib- | fixed | xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}
notion | Notion | a Notion integration token | ntn_ | fixed | ntn_[0-9]{11}[A-Za-z0-9]{35}
notion-legacy | Notion | a Notion integration token | secret_ | fixed medium | secret_[A-Za-z0-9]{43}
linear | Linear | a Linear API key | lin_api_ lin_oauth_ | - | lin_(?:api_[A-Za-z0-9]{40}|oauth_[0-9a-f]{64})
figma | Figma | a Figma personal access token | figd_ figp_ figu_ figo_ figur_ figor_ | - | fig(?:d|p|u|o|ur|or)_[A-Za-z0-9_=-]{38,200}
airtable | Airtable | an Airtable personal access token | pat | fixed | pat[A-Za-z0-9]{14}\.[0-9a-f]{64}
hubspot | HubSpot | a HubSpot access token | pat-na pat-eu pat-ap | fixed | pat-(?:na|eu|ap)[0-9]-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
clickup | ClickUp | a ClickUp personal token | pk_ | - | pk_[0-9]{6,9}_[A-Z0-9]{32}
trello | Trello | a Trello token | ATTA | - | ATTA[0-9a-f]{64,76}
typeform | Typeform | a Typeform personal token | tfp_ | - | tfp_[A-Za-z0-9_.=-]{40,60}
contentful | Contentful | a Contentful management token | CFPAT- | fixed | CFPAT-[A-Za-z0-9_-]{43}
mapbox | Mapbox | a Mapbox secret token | sk.eyJ | - | sk\.eyJ[A-Za-z0-9_-]{20,200}\.[A-Za-z0-9_-]{20,30}
facebook | Meta | a Meta access token | EAA | - | EAA[A-Z][A-Za-z0-9]{90,400}
dropbox | Dropbox | a Dropbox access token | sl. | - | sl\.(?:u\.)?[A-Za-z0-9_-]{130,1400}
sentry-org | Sentry | a Sentry auth token | sntrys_eyJ | - | sntrys_eyJ[A-Za-z0-9+/=]{40,400}_[A-Za-z0-9+/]{43}
sentry-user | Sentry | a Sentry auth token | sntryu_ sntrya_ | fixed | sntry[ua]_[0-9a-f]{64}
grafana-sa | Grafana | a Grafana service account token | glsa_ | fixed check:crc32-le-hex | glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}
grafana-cloud | Grafana Cloud | a Grafana Cloud access policy token | glc_eyJ | - | glc_eyJ[A-Za-z0-9+/]{40,400}={0,2}
newrelic | New Relic | a New Relic key | NRAK- NRII- NRIQ- NRAL- | - | NR(?:AK|II|IQ|AL)-[A-Za-z0-9_-]{25,40}
posthog | PostHog | a PostHog personal API key | phx_ | - | phx_[A-Za-z0-9_]{41,49}
launchdarkly | LaunchDarkly | a LaunchDarkly access token | api- sdk- | fixed | (?:api|sdk)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
dynatrace | Dynatrace | a Dynatrace API token | dt0 | - | dt0[a-z][0-9]{2}\.[A-Z0-9]{8,24}\.[A-Z0-9]{64}
elastic-cloud | Elastic | an Elastic API key | essu_ | - | essu_[A-Za-z0-9_-]{60,200}={0,2}
jwt |  | a JSON Web Token | eyJ | check:jwt | eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{16,1000}
private-key |  | a private key | -----BEGIN | key-material check:pem | -----BEGIN (?:[A-Z0-9]{2,12} )?(?:ENCRYPTED )?PRIVATE KEY(?: BLOCK)?-----(?:(?:\s|\\[nr]){1,4}(?:Proc-Type|DEK-Info|Version|Comment): [^\n\\]{1,80}){0,4}[A-Za-z0-9+/=\s\\]{60,20000}(?:-----END [A-Z0-9 ]{3,40}-----)?
zapier-actions | Zapier | a Zapier AI Actions key | sk-ak- | - | sk-ak-[A-Za-z0-9_-]{20,80}
zapier-webhook | Zapier | a Zapier webhook URL | hooks.zapier.com/hooks/ | medium | hooks\.zapier\.com/hooks/(?:catch|standard)/([0-9]{4,12}/[a-z0-9]{5,12})
zapier-mcp | Zapier | a Zapier MCP server URL | mcp.zapier.com/ actions.zapier.com/ | - | (?:mcp|actions)\.zapier\.com/(?:api/mcp/s|mcp)/([A-Za-z0-9_=.-]{30,140})
runpod | RunPod | a RunPod API key | rpa_ | fixed | rpa_[A-Z0-9]{40}[A-Za-z0-9]{6}
polar | Polar | a Polar access token | polar_at_ polar_oat_ polar_pat_ | - | polar_(?:at|oat|pat)_[A-Za-z0-9_-]{20,100}
prefect | Prefect | a Prefect API key | pnu_ pnb_ | fixed | pn[ub]_[A-Za-z0-9]{36}
rootly | Rootly | a Rootly API key | rootly_ | fixed | rootly_[0-9a-f]{64}
shippo | Shippo | a Shippo API token | shippo_live_ shippo_test_ | fixed | shippo_(?:live|test)_[0-9a-f]{40}
easypost | EasyPost | an EasyPost API key | EZAK EZTK | fixed | EZ[AT]K[A-Za-z0-9]{54}
flutterwave | Flutterwave | a Flutterwave secret key | FLWSECK | - | FLWSECK(?:_TEST)?-[A-Za-z0-9]{12,40}(?:-X)?
duffel | Duffel | a Duffel access token | duffel_live_ duffel_test_ | fixed | duffel_(?:live|test)_[A-Za-z0-9_-]{43}
frameio | Frame.io | a Frame.io developer token | fio-u- | fixed | fio-u-[A-Za-z0-9_-]{64}
harness | Harness | a Harness token | pat. sat. | fixed | (?:pat|sat)\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}
infracost | Infracost | an Infracost API token | ico- | fixed | ico-[A-Za-z0-9]{32}
scalingo | Scalingo | a Scalingo API token | tk-us- | fixed | tk-us-[A-Za-z0-9_-]{48}
adafruit | Adafruit IO | an Adafruit IO key | aio_ | fixed | aio_[A-Za-z0-9]{28}
devin | Devin | a Devin API key | cog_ apk_ | - | (?:cog_[a-z2-7]{52}|apk_(?:user_)?[A-Za-z0-9+/]{80,180}={0,2})
octopus | Octopus Deploy | an Octopus Deploy API key | API- | - | API-[A-Z0-9]{26,34}
clickhouse | ClickHouse Cloud | a ClickHouse Cloud API secret key | 4b1d | fixed | 4b1d[A-Za-z0-9]{38}
packagist | Packagist | a Packagist token | packagist_ | fixed | packagist_[a-z]{3}_[0-9a-f]{68}
hex-pm | Hex | a Hex API key | hex_ | fixed | hex_[0-9a-f]{40}
cockroach | CockroachDB Cloud | a CockroachDB Cloud API key | CCDB1_ | fixed | CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}
astra | DataStax Astra | a DataStax Astra application token | AstraCS: | fixed | AstraCS:[A-Za-z0-9]{24}:[0-9a-f]{64}
openshift | OpenShift | an OpenShift token | sha256~ | fixed | sha256~[A-Za-z0-9_-]{43}
intra42 | 42 Intra | a 42 Intra client secret | s-s4t2 | fixed | s-s4t2(?:ud|af)-[0-9a-f]{64}
zuplo | Zuplo | a Zuplo API key | zpka_ | fixed | zpka_[a-z0-9]{32}_[0-9a-f]{8}
adobe | Adobe | an Adobe client secret | p8e- | fixed | p8e-[A-Za-z0-9]{32}
canva | Canva | a Canva client secret | cnvca | fixed | cnvca[A-Za-z0-9_-]{51}
cloudsmith | Cloudsmith | a Cloudsmith API key | csa_ | fixed | csa_[0-9a-f]{30}[A-Za-z0-9]{6}
deno-deploy | Deno Deploy | a Deno Deploy access token | ddp_ | fixed | ddp_[A-Za-z0-9]{36}
docker-swarm | Docker Swarm | a Docker Swarm join token | SWMTKN-1- | - | SWMTKN-1-[a-z0-9]{50,60}-[a-z0-9]{24,30}
grafana-legacy | Grafana | a Grafana API key | eyJrIjoi | - | eyJrIjoi[A-Za-z0-9+/]{40,380}={0,2}
onesignal | OneSignal | a OneSignal API key | os_v2_app_ os_v2_org_ | fixed | os_v2_(?:app|org)_[a-z2-7]{103}
paddle | Paddle | a Paddle API key | pdl_live_apikey_ pdl_sdbx_apikey_ | fixed | pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}
ramp | Ramp | a Ramp client secret | ramp_sec_ | fixed | ramp_sec_[A-Za-z0-9]{48}
salesforce | Salesforce | a Salesforce session token | 00D | - | 00D[A-Za-z0-9]{12}![A-Za-z0-9._]{80,260}
twitter | X | an X bearer token | AAAAAAAAAAAAAAAAAAAA | - | A{20,24}[A-Za-z0-9%]{70,100}
val-town | Val Town | a Val Town API token | vtwn_ | - | vtwn_[A-Za-z0-9_-]{20,80}
wakatime | WakaTime | a WakaTime API key | waka_ | fixed | waka_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
composio-mcp-server | Composio | a Composio MCP server URL | mcp.composio.dev/composio/server/ | fixed medium | mcp\.composio\.dev/composio/server/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})
pipedream-mcp | Pipedream | a Pipedream MCP server URL | mcp.pipedream.net/ | fixed | mcp\.pipedream\.net/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})
activepieces-mcp | Activepieces | an Activepieces MCP server URL | cloud.activepieces.com/api/v1/mcp/ | fixed | cloud\.activepieces\.com/api/v1/mcp/([A-Za-z0-9]{21})
make-mcp | Make | a Make MCP server URL | eu1.make.com/mcp/ eu2.make.com/mcp/ us1.make.com/mcp/ us2.make.com/mcp/ | - | (?:eu|us)[12]\.make\.com/mcp/(?:(?:api/v1/)?u|server/[0-9a-f-]{36}/t)/([A-Za-z0-9_-]{24,80})
make-webhook | Make | a Make webhook URL | hook.eu1.make.com/ hook.eu2.make.com/ hook.us1.make.com/ hook.us2.make.com/ hook.integromat.com/ | fixed | hook\.(?:(?:eu|us)[12]\.make|integromat)\.com/([a-z0-9]{32})
n8n-url | n8n | an n8n server URL | n8n | fixed medium | n8n[A-Za-z0-9.-]{0,120}(?::[0-9]{1,5})?/(?:mcp|mcp-test|webhook)/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})
composio-mcp-url | Composio | a Composio MCP server URL | mcp.composio.dev/ | medium | mcp\.composio\.dev/(?:composio/server/|partner/)?[a-z0-9_-]{2,40}/([A-Za-z0-9-]{16,80})
`

/** Found by their shape, where they hold one of the keywords, in the middle or at the end. */
const SHAPED = String.raw`
fal | fal.ai | a fal.ai API key | : | fixed | [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}
deepl | DeepL | a DeepL API key | :fx | fixed | [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:fx
zhipu | Z.AI | a Z.AI or Ollama API key | . | medium | [0-9a-f]{32}\.[A-Za-z0-9_-]{16,24}
azure-entra-secret | Microsoft Entra | a Microsoft Entra client secret | Q~ | - | [A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}
azure-cask | Azure | an Azure resource key | JQQJ9 | - | [A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{24,30}
azure-storage | Azure | an Azure storage account key | +ASt ACDb +ABa | fixed | [A-Za-z0-9+/]{76}(?:\+ASt|ACDb|\+ABa)[A-Za-z0-9+/]{5}[AQgw]==
azure-messaging | Azure | an Azure service key | +ASb +AEh +ARm AIoT AzSe AzFu +ACR | - | (?:[A-Za-z0-9+/]{33}(?:\+ASb|\+AEh|\+ARm|AIoT)[A-Za-z0-9+/]{6}=|[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}|[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{5}[AQgw]==|[A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9]{6})
azure-devops | Azure DevOps | an Azure DevOps personal access token | AZDO | fixed | [A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}
terraform | HashiCorp Terraform | a HashiCorp Terraform API token | .atlasv1. | - | [A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,70}
discord-bot | Discord | a Discord bot token | . | check:snowflake | [MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}
telegram | Telegram | a Telegram bot token | :AA | - | (?:bot)?([0-9]{8,12}:AA[A-Za-z0-9_-]{33})
mailgun-new | Mailgun | a Mailgun API key | - | fixed | [0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}
mailchimp | Mailchimp | a Mailchimp API key | -us | - | [0-9a-f]{32}-us[0-9]{1,2}
asana | Asana | an Asana personal access token | / | - | [0-9]/[0-9]{16}(?:/[0-9]{16})?:[0-9a-f]{32}
newrelic-license | New Relic | a New Relic license key | NRAL | - | (?:eu01xx)?[0-9a-f]{26,36}(?:FFFF)?NRAL
`

/** The whole value has this shape, and its key, server or host names the provider. */
const NAMED = String.raw`
voyage | Voyage AI | a Voyage AI API key | voyage | fixed medium | pa-[A-Za-z0-9_-]{43}
composio | Composio | a Composio API key | composio | medium | ak_[A-Za-z0-9_-]{16,48}
aws-secret-key | AWS | an AWS secret access key | aws secretaccesskey | fixed | [A-Za-z0-9+/]{40}
clerk | Clerk | a Clerk secret key | clerk | over:stripe | sk_live_[A-Za-z0-9]{40,64}
paystack | Paystack | a Paystack secret key | paystack | fixed over:stripe | sk_live_[0-9a-f]{40}
sanity | Sanity | a Sanity API token | sanity | medium | sk[A-Za-z0-9]{79,180}
ngrok | ngrok | an ngrok auth token | ngrok | - | 2[A-Za-z0-9]{26}_[0-9][A-Za-z0-9]{20,22}
yandex | Yandex Cloud | a Yandex Cloud API key | yandex | medium | (?:AQVN[A-Za-z0-9_-]{35,38}|YC[A-Za-z0-9_-]{38})
exa | Exa | an Exa API key | exa | fixed | [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
smithery | Smithery | a Smithery API key | smithery | fixed | [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
brightdata | Bright Data | a Bright Data API token | brightdata luminati | - | (?:[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})
serper | Serper | a Serper API key | serper | fixed | [0-9a-f]{40}
serpapi | SerpApi | a SerpApi key | serpapi | fixed | [0-9a-f]{64}
deepgram | Deepgram | a Deepgram API key | deepgram | fixed | [0-9a-f]{40}
assemblyai | AssemblyAI | an AssemblyAI API key | assemblyai | fixed | [0-9a-f]{32}
mistral | Mistral | a Mistral API key | mistral | fixed | [A-Za-z0-9]{32}
cohere | Cohere | a Cohere API key | cohere co | fixed | [A-Za-z0-9]{40}
kagi | Kagi | a Kagi API token | kagi | fixed | [A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{43}
datadog-api | Datadog | a Datadog API key | dd datadog | fixed | [0-9a-f]{32}
datadog-app | Datadog | a Datadog application key | dd datadog | fixed | [0-9a-f]{40}
azure-openai-legacy | Azure | an Azure API key | azure | fixed | [0-9a-f]{32}
azure-devops-legacy | Azure DevOps | an Azure DevOps personal access token | azure ado devops | fixed | [a-z2-7]{52}
cloudflare-legacy | Cloudflare | a Cloudflare API token | cloudflare cf | - | (?:[A-Za-z0-9_-]{40}|[0-9a-f]{37})
vercel-legacy | Vercel | a Vercel access token | vercel | fixed | [A-Za-z0-9]{24}
heroku-legacy | Heroku | a Heroku API key | heroku | fixed | [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
railway | Railway | a Railway API token | railway | fixed | [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
postmark | Postmark | a Postmark server token | postmark | fixed | [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
snyk | Snyk | a Snyk API token | snyk | fixed | [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
twilio-auth | Twilio | a Twilio auth token | twilio | fixed | [0-9a-f]{32}
atlassian-legacy | Atlassian | an Atlassian API token | jira confluence atlassian | fixed | [A-Za-z0-9]{24}
okta | Okta | an Okta API token | okta | fixed | 00[A-Za-z0-9_-]{40}
auth0 | Auth0 | an Auth0 client secret | auth0 | - | [A-Za-z0-9_-]{60,70}
todoist | Todoist | a Todoist API token | todoist | fixed | [0-9a-f]{40}
paypal-secret | PayPal | a PayPal client secret | paypal | - | E[A-Za-z0-9_-]{60,90}
algolia | Algolia | an Algolia API key | algolia | fixed | [0-9a-f]{32}
shodan | Shodan | a Shodan API key | shodan | fixed | [A-Za-z0-9]{32}
virustotal | VirusTotal | a VirusTotal API key | vt virustotal | fixed | [0-9a-f]{64}
sentry-legacy | Sentry | a Sentry auth token | sentry | fixed | [0-9a-f]{64}
wandb-legacy | Weights & Biases | a Weights & Biases API key | wandb | fixed | [0-9a-f]{40}
gitea | Gitea / Forgejo | a Gitea or Forgejo access token | gitea forgejo codeberg | fixed | [0-9a-f]{40}
obsidian-rest | Obsidian Local REST API | an Obsidian API key | obsidian | fixed | [0-9a-f]{64}
`

/** A row, of which the keywords are read at once: a run asks a few of two hundred for more. */
class Row implements Provider {
  readonly keywords: readonly string[]
  readonly #line: string
  #columns: readonly string[] | undefined
  #noted: readonly string[] | undefined

  constructor(line: string) {
    let from = 0
    for (let column = 0; column < 3; column++) from = line.indexOf(SEPARATOR, from) + SEPARATOR.length
    this.keywords = line.slice(from, line.indexOf(SEPARATOR, from)).split(' ')
    this.#line = line
  }

  #column(index: number): string {
    this.#columns ??= this.#line.split(SEPARATOR)
    return this.#columns[index] ?? ''
  }

  get #notes(): readonly string[] {
    this.#noted ??= this.#column(4).split(' ')
    return this.#noted
  }

  get id() {
    return this.#column(0)
  }
  get name() {
    return this.#column(1)
  }
  get label() {
    return this.#column(2)
  }
  get fixed() {
    return this.#notes.includes('fixed')
  }
  get sure() {
    return !this.#notes.includes('medium')
  }
  get test() {
    return this.#notes.includes('test')
  }
  get keyMaterial() {
    return this.#notes.includes('key-material')
  }
  get check() {
    return this.#notes.find((note) => note.startsWith('check:'))?.slice(6)
  }
  get over() {
    return this.#notes.find((note) => note.startsWith('over:'))?.slice(5)
  }
  get pattern() {
    return this.#column(5)
  }
}

const SEPARATOR = ' | '

/** The rows of a table, read when it is first asked for. */
function table(text: string): () => readonly Provider[] {
  return lazy(() =>
    text
      .trim()
      .split('\n')
      .map((line) => new Row(line)),
  )
}

/** The tables by how their tokens are found: by a literal beginning, by a shape, by a name nearby. */
export const PROVIDERS = { prefixed: table(PREFIXED), shaped: table(SHAPED), named: table(NAMED) }
