import Copy from 'lucide-solid/icons/copy'
import { Show } from 'solid-js'
import { readableSql } from '../../data/rules/question/index.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { answer } from './answer/answer-state.ts'
import styles from './drawer.module.css'
import { compiler } from './question-catalogue.ts'

/** The same question as the engine is asked it, with the values in their places. */
export default function SqlTab() {
  const sql = () => {
    const asked = answer.askable()?.question
    if (!asked) return ''
    const statement =
      asked.groups.length > 0
        ? compiler().groups(asked)
        : compiler().rows(asked, { columns: ['code', 'title', 'lon', 'lat'] })
    return readableSql(statement)
  }
  return (
    <Show when={sql() !== ''} fallback={<EmptyState title={t('analysis.intro')} />}>
      <div class={styles.sql}>
        <textarea readOnly aria-label={t('analysis.sql')} value={sql()} />
        <Button size="small" onClick={() => void copyText(sql())}>
          <Copy size={14} />
          {t('analysis.copySql')}
        </Button>
      </div>
    </Show>
  )
}
