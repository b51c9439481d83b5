/** Whether a file, by its name, shows how another one is written: `.mcp.example.json`, `.env.sample`, `template/.env`. */
export function isSampleFile(path: string): boolean {
  return SAMPLE.test(path)
}

const SAMPLE = /(?:^|[/._-])(?:example|sample|template|dist|defaults?)(?:$|\.)/i
