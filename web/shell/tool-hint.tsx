import X from 'lucide-solid/icons/x'
import { Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { chooseTool, tool } from '../session/map-handle.ts'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './tool-hint.module.css'

/** While a tool is active: how it is used and how to leave it. */
export function ToolHint() {
  return (
    <Show when={tool() !== 'none'}>
      <div class={styles.hint} role="status">
        <span>{t('shell.toolHint')}</span>
        <IconButton
          label={t('shell.leaveTool')}
          shortcut="Esc"
          size="small"
          onClick={() => chooseTool('none')}
        >
          <X size={16} />
        </IconButton>
      </div>
    </Show>
  )
}
