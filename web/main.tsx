import { render } from 'solid-js/web'
import { App } from './app.tsx'
import { boot } from './session/boot.ts'
import { loadMapCode } from './shell/load-map-code.ts'
import './ui/tokens.css'
import './ui/base.css'

// Everything the first view needs is asked for before anything is drawn.
void boot()
void loadMapCode()

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')
render(() => <App />, root)
