import { buildWeb } from './lib/build-web.mjs'
import { installPackages } from './lib/install.mjs'
import { becomeTypeScript } from './lib/run.mjs'

installPackages()
buildWeb()
becomeTypeScript('scripts/screenshots/take.ts', process.argv.slice(2))
