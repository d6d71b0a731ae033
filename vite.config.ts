import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { registryIcons } from './scripts/registry-icons-plugin.ts'

/** What every view shares comes as one file; two dozen small ones would each wait for a connection. */
const FIRST_VIEW = {
  name: 'shared',
  test: /(node_modules[\\/](solid-js|gcoord|lucide-solid[\\/]dist[\\/](source|esm)[\\/]Icon)|web[\\/](i18n|session|api\.ts|ui[\\/](button|icon-button|toast|empty-state|error-|skeleton|progress-bar|panel|copy-text|segments|toggle|chip|menu-button|layer-symbol)))/,
}

/** The bindings that take JavaScript functions; the package's exports know them for Node alone. */
export const DUCKDB_BLOCKING = fileURLToPath(
  new URL('node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs', import.meta.url),
)

/** What the page for phones needs besides itself, and no more. */
const FOR_PHONES = {
  name: 'core',
  test: /(node_modules[\\/]solid-js|data[\\/]contracts[\\/]incident\.ts|web[\\/](api\.ts|install-trusted-types|trusted-types|session[\\/]browser-store|i18n[\\/](language|fill-in|(zh|en)[\\/](phone|roll-call))))/,
  priority: 1,
}

export default defineConfig({
  root: 'web',
  resolve: { alias: { '@duckdb/duckdb-wasm/blocking': DUCKDB_BLOCKING } },
  plugins: [solid(), registryIcons()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    rolldownOptions: {
      input: {
        index: 'web/index.html',
        report: 'web/report.html',
        rollCall: 'web/roll-call.html',
      },
      output: { codeSplitting: { groups: [FOR_PHONES, FIRST_VIEW] } },
    },
  },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8080',
      '/tiles': 'http://127.0.0.1:8080',
      '/columns': 'http://127.0.0.1:8080',
    },
  },
})
