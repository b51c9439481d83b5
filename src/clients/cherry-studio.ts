import { defineClient } from '../client.ts'

export default defineClient({
  id: 'cherry-studio',
  name: 'Cherry Studio',
  docs: 'https://docs.cherry-ai.com',
  checked: '2026-08-22',
  confidence: 'medium',
  unlintable: 'servers are set in the app and kept in its state; JSON is only pasted into it',
  files: [],
})
