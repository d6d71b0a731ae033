import { For } from 'solid-js'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import fields from '../ui/fields.module.css'
import styles from './my-account.module.css'

/** Shown this once. */
export function RecoveryCodeList(props: { codes: readonly string[]; onKept: () => void }) {
  return (
    <div class={fields.fields}>
      <h3>{t('myAccount.codesTitle')}</h3>
      <p>{t('myAccount.codesText')}</p>
      <ul class={styles.codes}>
        <For each={props.codes}>{(code) => <li>{code}</li>}</For>
      </ul>
      <Button onClick={() => void copyText(props.codes.join('\n'))}>
        {t('myAccount.copyCodes')}
      </Button>
      <Button kind="primary" onClick={() => props.onKept()}>
        {t('myAccount.kept')}
      </Button>
    </div>
  )
}
