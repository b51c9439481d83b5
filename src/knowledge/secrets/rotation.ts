/**
 * Where a leaked token is revoked, and where what we know of its format comes from. Apart from the table of formats so that
 * only a report that prints it pays for it: import this module lazily. Columns: provider id, page, sources.
 */

import { lazy } from '../memoize.ts'

const PAGES = `
openai-project | OpenAI Platform > API keys | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
openai-legacy | OpenAI Platform > API keys | gitleaks, betterleaks, trufflehog, secretlint 13
openai-like | the API-key page of the provider behind the base URL | betterleaks, trufflehog
anthropic | Claude Console > API keys (OAuth: claude.ai > Settings > Account) | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
openrouter | OpenRouter > Settings > Keys | betterleaks, trufflehog, GitHub secret scanning list
langfuse | Langfuse > Project settings > API keys | trufflehog
perplexity | Perplexity > Settings > API | gitleaks, betterleaks, GitHub secret scanning list
groq | GroqCloud Console > API Keys | betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
xai | xAI Console > API Keys | betterleaks, trufflehog, GitHub secret scanning list
cerebras | Cerebras Cloud > API Keys | betterleaks
huggingface | Hugging Face > Settings > Access Tokens | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
huggingface-org | Hugging Face > Settings > Access Tokens | gitleaks, betterleaks, trufflehog
replicate | Replicate > Account > API tokens | betterleaks, trufflehog, GitHub secret scanning list
together | Together > Settings > API Keys | betterleaks
nvidia | NVIDIA NGC > Setup > API Keys | betterleaks, trufflehog
elevenlabs | ElevenLabs > Developers > API Keys | betterleaks, trufflehog
jina | Jina AI > API dashboard | known format, not looked up
langsmith | LangSmith > Settings > API Keys | betterleaks, trufflehog, GitHub secret scanning list
tavily | Tavily dashboard > API Keys | known format, not looked up
firecrawl | Firecrawl dashboard > API Keys | known format, not looked up, config docs of the MCP server
brave-search | Brave Search API dashboard > API Keys | betterleaks, config docs of the MCP server
context7 | Context7 dashboard > API Keys | config docs of the MCP server
apify | Apify Console > Settings > API & Integrations | betterleaks, trufflehog, GitHub secret scanning list
browserbase | Browserbase > Settings > API key | known format, not looked up
pinecone | Pinecone Console > API keys | betterleaks, trufflehog
e2b | E2B dashboard > Keys | known format, not looked up
n8n | n8n > Settings > n8n API | n8n-io/n8n, public-api-key.service.ts: the keys it made before it made JWTs
mem0 | Mem0 dashboard > API Keys | known format, not looked up
cursor | Cursor dashboard > API Keys | betterleaks
wandb | W&B > User settings > API keys | betterleaks
vercel-ai | Vercel > Account settings > Tokens | betterleaks, secretlint 13
fal | fal dashboard > Keys | known format, not looked up
deepl | DeepL > Account > API keys | known format, not looked up, config docs of the MCP server
zhipu | Z.AI Open Platform > API keys | betterleaks
voyage | Voyage dashboard > API keys | known format, not looked up
composio | Composio > Settings > API Keys | known format, not looked up
github-classic | GitHub > Settings > Developer settings > Personal access tokens | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list, github.blog 2021-04-05
github-oauth | GitHub > Settings > Developer settings > Personal access tokens | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list, github.blog 2021-04-05
github-app | GitHub > Settings > Developer settings > Personal access tokens | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list, github.blog 2021-04-05
github-fine-grained | GitHub > Settings > Developer settings > Fine-grained tokens | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
github-app-jwt | expires after one hour; rotate the app private key | secretlint 13
gitlab | GitLab > User settings > Access tokens | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list, GitLab's own generator
gitlab-runner-registration | GitLab > CI/CD settings > Runners | gitleaks, betterleaks, GitHub secret scanning list
bitbucket-app-password | Bitbucket > Personal settings > App passwords | known format, not looked up
bitbucket-dc | Bitbucket DC > Manage account > HTTP access tokens | trufflehog
atlassian | Atlassian account > Security > API tokens | gitleaks, betterleaks, trufflehog, DataDog SDS (Apache-2.0)
npm | npmjs.com > Access Tokens | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list, github.blog 2021-09-23
pypi | PyPI > Account settings > API tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
rubygems | RubyGems > Settings > API keys | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
cratesio | crates.io > Account settings > API tokens | betterleaks, GitHub secret scanning list
docker | Docker Home > Account settings > Personal access tokens | betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
jfrog | JFrog Platform > User profile > Identity tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
circleci | CircleCI > User settings > Personal API tokens | betterleaks, trufflehog, GitHub secret scanning list
buildkite | Buildkite > Personal settings > API access tokens | betterleaks, trufflehog, GitHub secret scanning list
sonarqube | SonarQube > My Account > Security | gitleaks, betterleaks
sourcegraph | Sourcegraph > Settings > Access tokens | gitleaks, betterleaks, trufflehog
postman | Postman > Account settings > API keys | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
readme | ReadMe > Configuration > API keys | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
aws-access-key | AWS Console > IAM > Users > Security credentials | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list, git-secrets
aws-bedrock | AWS Console > IAM > Users > Bedrock API keys | gitleaks, betterleaks, git-secrets
aws-appsync | AWS Console > AppSync > Settings > API keys | trufflehog
aws-secret-key | AWS Console > IAM > Users > Security credentials | betterleaks, git-secrets, secretlint 13
gcp-api-key | Google Cloud Console > APIs & Services > Credentials | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
google-gemini | Google AI Studio > API keys | betterleaks
google-oauth-secret | Google Cloud Console > APIs & Services > Credentials | known format, not looked up, GitHub secret scanning list
google-oauth-token | Google Account > Security > Third-party access | trufflehog, GitHub secret scanning list
azure-entra-secret | Entra admin centre > App registrations > Certificates & secrets | gitleaks, betterleaks, trufflehog, microsoft/security-utilities (MIT), GitHub secret scanning list
azure-cask | Azure Portal > resource > Keys and Endpoint | microsoft/security-utilities (MIT), GitHub secret scanning list
azure-storage | Azure Portal > Storage account > Access keys | microsoft/security-utilities (MIT), GitHub secret scanning list
azure-messaging | Azure Portal > resource > Shared access policies / Keys | microsoft/security-utilities (MIT), GitHub secret scanning list, trufflehog
azure-account-key | Azure Portal > resource > Access keys | betterleaks, trufflehog
azure-devops | Azure DevOps > User settings > Personal access tokens | microsoft/security-utilities (MIT), GitHub secret scanning list
cloudflare | Cloudflare dashboard > My Profile > API Tokens | trufflehog, secretlint 13, developers.cloudflare.com token formats
cloudflare-origin-ca | Cloudflare dashboard > My Profile > API Tokens | gitleaks, betterleaks, trufflehog
digitalocean | DigitalOcean > API > Tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
heroku | Heroku > Account settings > API Key | gitleaks, betterleaks, trufflehog
netlify | Netlify > User settings > Applications | trufflehog
render | Render > Account settings > API Keys | betterleaks
flyio | fly.io dashboard > Tokens | gitleaks, betterleaks, trufflehog
tailscale | Tailscale admin console > Settings > Keys | secretlint 13, trufflehog, GitHub secret scanning list
alibaba | Alibaba Cloud RAM > AccessKey | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
tencent | Tencent Cloud CAM > API keys | GitHub secret scanning list, config docs of the MCP server
terraform | HCP Terraform > User settings > Tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
pulumi | Pulumi Cloud > Personal access tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
vault | vault token revoke | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
doppler | Doppler > Tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
1password | 1Password > Developer > Service accounts | gitleaks, betterleaks, secretlint 13, GitHub secret scanning list
1password-secret-key | 1Password > Profile > Regenerate secret key | gitleaks, betterleaks
age | generate a new key and re-encrypt | gitleaks, betterleaks
supabase-pat | Supabase > Account > Access Tokens | betterleaks, trufflehog
supabase-secret | Supabase > Project settings > API keys | betterleaks, gitleaks issue 2225
neon | Neon Console > Account settings > API keys | betterleaks, GitHub secret scanning list
planetscale | PlanetScale > Settings > Service tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
mongodb-atlas | Atlas > Access Manager > Service accounts | betterleaks, GitHub secret scanning list
databricks | Databricks > Settings > Developer > Access tokens | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
stripe | Stripe dashboard > Developers > API keys | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
stripe-test | Stripe dashboard > Developers > API keys | gitleaks, betterleaks, secretlint 13, GitHub secret scanning list
stripe-webhook | Stripe dashboard > Developers > Webhooks | GitHub secret scanning list
shopify | Shopify admin > Apps > Develop apps | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
square | Square Developer Console > Credentials | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
paypal | Braintree > Settings > API | GitHub secret scanning list
slack | api.slack.com > Your apps > OAuth & Permissions | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
slack-webhook | api.slack.com > Your apps > Incoming Webhooks | gitleaks, betterleaks, secretlint 13, GitHub secret scanning list
discord-bot | Discord Developer Portal > Bot > Reset token | trufflehog, GitHub secret scanning list
discord-webhook | Discord > Channel settings > Integrations | trufflehog
telegram | @BotFather > /revoke | gitleaks, trufflehog, GitHub secret scanning list
teams-webhook | Teams > Channel > Connectors | gitleaks, betterleaks
twilio-key | Twilio Console > Account > API keys | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
sendgrid | SendGrid > Settings > API Keys | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
mailgun | Mailgun > API Security | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
mailgun-new | Mailgun > API Security | gitleaks, betterleaks
mailchimp | Mailchimp > Account > Extras > API keys | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
resend | Resend > API Keys | known format, not looked up
mailersend | MailerSend > Integrations > API tokens | betterleaks
brevo | Brevo > SMTP & API | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
notion | Notion > My integrations > Secrets | gitleaks, betterleaks, secretlint 13, GitHub secret scanning list
notion-legacy | Notion > My integrations > Secrets | trufflehog
linear | Linear > Settings > Security & access | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
figma | Figma > Settings > Security > Personal access tokens | betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
airtable | Airtable Builder Hub > Personal access tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
hubspot | HubSpot > Settings > Integrations > Private Apps | trufflehog, GitHub secret scanning list
asana | Asana > Developer console > Personal access tokens | trufflehog, GitHub secret scanning list
clickup | ClickUp > Settings > Apps | betterleaks, trufflehog
trello | Trello > Settings > Applications | known format, not looked up
typeform | Typeform > Account > Personal tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
contentful | Contentful > Settings > CMA tokens | trufflehog, GitHub secret scanning list
clerk | Clerk Dashboard > API keys | Clerk documentation, read 2026-11
paystack | Paystack Dashboard > Settings > API Keys & Webhooks | Paystack documentation, read 2026-11
sanity | Sanity Manage > API > Tokens | trufflehog
mapbox | Mapbox > Access tokens | trufflehog, GitHub secret scanning list
facebook | Meta for Developers > App > Settings | gitleaks, betterleaks, GitHub secret scanning list
dropbox | Dropbox App Console | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
sentry-org | Sentry > Settings > Auth Tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
sentry-user | Sentry > User settings > Auth Tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
grafana-sa | Grafana > Administration > Service accounts | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list, grafana/grafana satokengen
grafana-cloud | Grafana Cloud > Access Policies | gitleaks, betterleaks, trufflehog, secretlint 13, GitHub secret scanning list
newrelic | New Relic > API keys | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
newrelic-license | New Relic > API keys | trufflehog, GitHub secret scanning list
posthog | PostHog > Settings > Personal API keys | betterleaks, trufflehog
launchdarkly | LaunchDarkly > Authorization | trufflehog, GitHub secret scanning list
dynatrace | Dynatrace > Access tokens | gitleaks, betterleaks, GitHub secret scanning list
elastic-cloud | Elastic Cloud > API keys | betterleaks
ngrok | ngrok dashboard > Authtokens | trufflehog
jwt | the issuer named in the payload (iss) | gitleaks, betterleaks, trufflehog
private-key | replace the key pair; remove the public half from authorised places | gitleaks, betterleaks, trufflehog, secretlint 13
zapier-actions | Zapier > AI Actions > API keys | config docs of the MCP server
zapier-webhook | Zapier > the Zap > Webhook trigger > new Zap | trufflehog
zapier-mcp | Zapier MCP > server > Rotate token | config docs of the MCP server
runpod | RunPod > Settings > API Keys | betterleaks, GitHub secret scanning list
polar | Polar > Settings > Developers | betterleaks, GitHub secret scanning list
prefect | Prefect Cloud > API Keys | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
rootly | Rootly > Organization settings > API Keys | betterleaks, trufflehog, GitHub secret scanning list
shippo | Shippo > Settings > API | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
easypost | EasyPost > API Keys | gitleaks, betterleaks, GitHub secret scanning list
flutterwave | Flutterwave > Settings > API | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
duffel | Duffel > Developers > Access tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
frameio | Frame.io Developer site > Tokens | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
harness | Harness > Profile > API Keys | gitleaks, betterleaks, trufflehog
infracost | Infracost Cloud > Org settings | gitleaks, betterleaks
scalingo | Scalingo > Account > API tokens | gitleaks, betterleaks
adafruit | Adafruit IO > My Key | trufflehog, GitHub secret scanning list
devin | Devin > Settings > API keys | betterleaks
octopus | Octopus > Profile > My API keys | gitleaks, betterleaks, trufflehog, GitHub secret scanning list
clickhouse | ClickHouse Cloud > Organization > API keys | gitleaks, betterleaks
packagist | Private Packagist > Settings > Authentication tokens | docs.packagist.com
hex-pm | hex.pm > Dashboard > Keys | hexpm PR 1536
cockroach | CockroachDB Cloud > Access management | betterleaks, GitHub secret scanning list
astra | Astra Portal > Tokens | betterleaks, GitHub secret scanning list
yandex | Yandex Cloud > Service accounts | gitleaks, betterleaks, GitHub secret scanning list
openshift | oc logout / delete the OAuth token | gitleaks, betterleaks
intra42 | 42 API applications | gitleaks, betterleaks, trufflehog
zuplo | Zuplo > Services > API keys | betterleaks, GitHub secret scanning list
adobe | Adobe Developer Console > Credentials | gitleaks, betterleaks
canva | Canva Developer Portal > Your integrations | betterleaks
cloudsmith | Cloudsmith > User settings > API settings | betterleaks
deno-deploy | Deno Deploy > Account settings > Access tokens | betterleaks
docker-swarm | docker swarm join-token --rotate | betterleaks
grafana-legacy | Grafana > Administration > API keys | gitleaks, betterleaks
onesignal | OneSignal > Settings > Keys & IDs | betterleaks
paddle | Paddle > Developer tools > Authentication | betterleaks
ramp | Ramp > Developer settings > Apps | betterleaks
salesforce | Salesforce > Setup > Session management | betterleaks
twitter | X Developer Portal > Projects & Apps > Keys and tokens | gitleaks, betterleaks
val-town | Val Town > Settings > API tokens | betterleaks
wakatime | WakaTime > Settings > API key | betterleaks
composio-mcp-server | Composio > MCP > server > Delete | real configs
pipedream-mcp | Pipedream > MCP > server > new URL | real configs
activepieces-mcp | Activepieces > MCP > Rotate token | config docs of the MCP server
make-mcp | Make > Profile > API access, or MCP toolboxes > Keys | config docs of the MCP server
make-webhook | Make > Webhooks > Delete | known format, not looked up
n8n-url | n8n > the workflow > MCP or Webhook trigger > Path | known format, not looked up
composio-mcp-url | Composio > MCP > server > Delete | real configs
exa | Exa dashboard > API Keys | known format, not looked up
smithery | Smithery > Account > API Keys | known format, not looked up
brightdata | Bright Data > Account settings > API keys | config docs of the MCP server
serper | Serper > API Key | known format, not looked up
serpapi | SerpApi > Your account | known format, not looked up
deepgram | Deepgram Console > API Keys | betterleaks, trufflehog
assemblyai | AssemblyAI dashboard > API Keys | betterleaks, trufflehog
mistral | La Plateforme > API keys | betterleaks, GitHub secret scanning list
cohere | Cohere dashboard > API keys | gitleaks, betterleaks, GitHub secret scanning list
kagi | Kagi > Settings > API | betterleaks
datadog-api | Datadog > Organization settings > API Keys | betterleaks, trufflehog, GitHub secret scanning list
datadog-app | Datadog > Organization settings > Application Keys | betterleaks, trufflehog, GitHub secret scanning list
azure-openai-legacy | Azure Portal > resource > Keys and Endpoint | trufflehog, GitHub secret scanning list
azure-devops-legacy | Azure DevOps > User settings > Personal access tokens | trufflehog, GitHub secret scanning list
cloudflare-legacy | Cloudflare dashboard > My Profile > API Tokens | gitleaks, betterleaks, trufflehog
vercel-legacy | Vercel > Account settings > Tokens | betterleaks
heroku-legacy | Heroku > Account settings > API Key | gitleaks, betterleaks, trufflehog
railway | Railway > Account settings > Tokens | trufflehog
postmark | Postmark > Server > API Tokens | trufflehog
snyk | Snyk > Account settings > Auth token | gitleaks, betterleaks, trufflehog
twilio-auth | Twilio Console > Account > Auth tokens | trufflehog
atlassian-legacy | Atlassian account > Security > API tokens | gitleaks, betterleaks, trufflehog
okta | Okta admin > Security > API > Tokens | gitleaks, betterleaks, trufflehog
auth0 | Auth0 > Applications > Settings > Rotate | trufflehog
todoist | Todoist > Settings > Integrations > Developer | trufflehog
paypal-secret | PayPal Developer > Apps & Credentials | trufflehog
algolia | Algolia > Settings > API Keys | gitleaks, betterleaks, trufflehog
shodan | Shodan > Account | trufflehog
virustotal | VirusTotal > API key | trufflehog
sentry-legacy | Sentry > Settings > Auth Tokens | gitleaks, betterleaks, trufflehog
wandb-legacy | W&B > User settings > API keys | betterleaks
gitea | Gitea > Settings > Applications | betterleaks
obsidian-rest | Obsidian > Local REST API > Reset keys | config docs of the MCP server
`

const pages = lazy(
  () =>
    new Map(
      PAGES.trim()
        .split('\n')
        .map((line): [string, string] => {
          const [id = '', page = ''] = line.split(' | ')
          return [id, page]
        }),
    ),
)

/** The page on which a token of this provider row is revoked, in words (`GitHub > Settings > …`); no URL, no network. */
export function rotationPage(providerId: string): string | undefined {
  return pages().get(providerId)
}
