import { defineClient } from '../client.ts'

export default defineClient({
  id: 'chatgpt-perplexity-manus',
  name: 'ChatGPT, Perplexity and Manus',
  docs: 'https://help.openai.com',
  checked: '2026-08',
  confidence: 'high',
  unlintable: 'connectors and servers are set in the app and kept in the account or in application state',
  files: [],
})
