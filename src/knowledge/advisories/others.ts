/**
 * Known flaws of what other registries have, containers among them. Columns: place as in a package URL, affected versions,
 * severity with marks, ids, what goes wrong. The marks and the dates are those of `table.ts`. Facts from the GitHub Advisory
 * Database and the CVE list, read 2026-11; an image has the versions of the program that it is made of.
 */

export const OTHER_FLAWS = `
golang:github.com/apache/skywalking-mcp | <0.2.0 | - http | CVE-2026-34476 GHSA-c4hg-6933-x62x | A header of a caller chooses which host it connects to.
golang:github.com/github/github-mcp-server | <1.1.0 | high http | CVE-2026-47427 GHSA-w4q6-qw23-4rg7 | One malformed request for completions crashes it.
golang:github.com/github/github-mcp-server | >=0.22.0 <1.1.2 | medium http | CVE-2026-48529 GHSA-pjp5-fpmr-3349 | Over HTTP, the lockdown of one caller can come to hold for another.
golang:github.com/googleapis/genai-toolbox | <0.25.0 | critical http unsure | CVE-2026-11624 | Over HTTP, any web page can reach it by DNS rebinding.
golang:github.com/googleapis/mcp-toolbox | <0.25.0 | critical http unsure | CVE-2026-11624 | Over HTTP, any web page can reach it by DNS rebinding.
golang:github.com/googleapis/mcp-toolbox | <1.4.0 | high http unsure | CVE-2026-11719 GHSA-5gf6-gc35-xjpc | Callers who are logged in may use tools outside of their scope.
golang:github.com/grafana/mcp-grafana | <0.17.2 | high http | CVE-2026-15583 | Over HTTP, anyone can use the server's own credentials.
golang:github.com/hashicorp/terraform-mcp-server | <1.1.0 | critical http | CVE-2026-14869 CVE-2026-16496 CVE-2026-16498 | Over HTTP, callers can use the credentials of others and choose which host it connects to.
golang:github.com/modelcontextprotocol/go-sdk | <1.4.1 | high http | CVE-2026-33252 GHSA-89xv-2j6f-qhc8 | Over HTTP, any web page may call it.
nuget:azure.mcp | >=1.0.0 <1.0.2 || >=2.0.0-beta.1 <2.0.0-beta.17 | high | CVE-2026-26118 GHSA-hhfx-wfvq-7g9c | It can be made to send its managed-identity token elsewhere.
cargo:rmcp | <1.4.0 | high http | CVE-2026-42559 | Over HTTP, any web page can reach it by DNS rebinding.
docker:ghcr.io/github/github-mcp-server | <1.1.0 | high http | CVE-2026-47427 GHSA-w4q6-qw23-4rg7 | One malformed request for completions crashes it.
docker:ghcr.io/github/github-mcp-server | >=0.22.0 <1.1.2 | medium http | CVE-2026-48529 GHSA-pjp5-fpmr-3349 | Over HTTP, the lockdown of one caller can come to hold for another.
docker:grafana/mcp-grafana | <0.17.2 | high http | CVE-2026-15583 | Over HTTP, anyone can use the server's own credentials.
docker:hashicorp/consul-mcp-server | >=0.1.0 <=0.1.3 | critical http unsure | CVE-2026-16326 CVE-2026-16328 | Over HTTP, sessions are mixed up and callers choose which host it connects to.
docker:hashicorp/terraform-mcp-server | <1.1.0 | critical http | CVE-2026-14869 CVE-2026-16496 CVE-2026-16498 | Over HTTP, callers can use the credentials of others and choose which host it connects to.
docker:mcr.microsoft.com/azure-sdk/azure-mcp | >=1.0.0 <1.0.2 || >=2.0.0-beta.1 <2.0.0-beta.17 | high unsure | CVE-2026-26118 GHSA-hhfx-wfvq-7g9c | It can be made to send its managed-identity token elsewhere.
docker:us-central1-docker.pkg.dev/database-toolbox/toolbox/toolbox | <0.25.0 | critical http unsure | CVE-2026-11624 | Over HTTP, any web page can reach it by DNS rebinding.
docker:us-central1-docker.pkg.dev/database-toolbox/toolbox/toolbox | <1.4.0 | high http unsure | CVE-2026-11719 GHSA-5gf6-gc35-xjpc | Callers who are logged in may use tools outside of their scope.
`
