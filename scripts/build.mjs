import { buildWeb } from './lib/build-web.mjs'
import { installPackages } from './lib/install.mjs'

installPackages()
buildWeb()
