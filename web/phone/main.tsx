import '../install-trusted-types.ts'
import { render } from 'solid-js/web'
import { keepPage } from './keep-page.ts'
import { PhonePage } from './phone-page.tsx'
import '../ui/tokens.css'
import '../ui/base.css'

const root = document.getElementById('app')
if (!root) throw new Error('report.html has no #app')
render(() => <PhonePage />, root)
void keepPage()
