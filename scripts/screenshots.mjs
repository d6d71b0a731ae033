import { buildWeb } from './lib/build-web.mjs'
import { installPackages } from './lib/install.mjs'
import { becomeNode, TYPESCRIPT } from './lib/run.mjs'

installPackages()
buildWeb()
becomeNode([...TYPESCRIPT, 'scripts/screenshots/take.ts', ...process.argv.slice(2)])
