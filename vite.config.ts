import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { registryIcons } from './scripts/registry-icons-plugin.ts'

export default defineConfig({
  root: 'web',
  plugins: [solid(), registryIcons()],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', sourcemap: false },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/tiles': 'http://127.0.0.1:8080' } },
})
