import './install-trusted-types.ts'
import { render } from 'solid-js/web'
import { followTheme } from './phone/follow-theme.ts'
import { keepPage } from './phone/keep-page.ts'
import { PhonePage } from './phone/phone-page.tsx'
import './ui/tokens.css'
import './ui/base.css'

followTheme()
const root = document.getElementById('app')
if (!root) throw new Error('report.html has no #app')
render(() => <PhonePage />, root)
void keepPage('/report.html')
