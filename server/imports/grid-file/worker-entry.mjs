// A worker knows nothing of the loader that started the program: it brings its own.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
