import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { registryIcons } from './scripts/registry-icons-plugin.ts'

/** What every view shares comes as one file; two dozen small ones would each wait for a connection. */
const FIRST_VIEW = {
  name: 'shared',
  test: /(node_modules[\\/](solid-js|gcoord|lucide-solid[\\/]dist[\\/](source|esm)[\\/]Icon)|web[\\/](i18n|session|api\.ts|ui[\\/](button|icon-button|toast|empty-state|error-|skeleton|progress-bar|panel|copy-text|segments|toggle|chip|menu-button|layer-symbol)))/,
}

export default defineConfig({
  root: 'web',
  plugins: [solid(), registryIcons()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    rolldownOptions: { output: { codeSplitting: { groups: [FIRST_VIEW] } } },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/tiles': 'http://127.0.0.1:8080' } },
})
