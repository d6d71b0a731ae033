import './install-trusted-types.ts'
import { render } from 'solid-js/web'
import { followTheme } from './phone/follow-theme.ts'
import { keepPage } from './phone/keep-page.ts'
import { RollCallPage } from './phone/roll-call/roll-call-page.tsx'
import './ui/tokens.css'
import './ui/base.css'

followTheme()
const root = document.getElementById('app')
if (!root) throw new Error('roll-call.html has no #app')
render(() => <RollCallPage />, root)
void keepPage('/roll-call.html')
