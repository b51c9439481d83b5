import { defineClient } from '../client.ts'

export default defineClient({
  id: 'msty',
  name: 'Msty Studio',
  docs: 'https://docs.msty.studio',
  checked: '2026-01',
  confidence: 'low',
  unlintable: 'servers are set in the app and kept in its state; JSON is only pasted into it',
  files: [],
})
