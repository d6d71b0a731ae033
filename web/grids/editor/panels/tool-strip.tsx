import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import Combine from 'lucide-solid/icons/combine'
import Lasso from 'lucide-solid/icons/lasso'
import MousePointer2 from 'lucide-solid/icons/mouse-pointer-2'
import Redo2 from 'lucide-solid/icons/redo-2'
import Route from 'lucide-solid/icons/route'
import Scissors from 'lucide-solid/icons/scissors'
import Spline from 'lucide-solid/icons/spline'
import SquareDashed from 'lucide-solid/icons/square-dashed'
import Undo2 from 'lucide-solid/icons/undo-2'
import { type Component, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { type TextKey, t } from '../../../i18n/index.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { TOOL_KEYS } from '../editor-keys.ts'
import type { GridEditor } from '../grid-editor.ts'
import { TOOL_IDS, type ToolId, UNITS } from '../tools/tool.ts'
import styles from './tool-strip.module.css'

const ICONS: Readonly<Record<ToolId, Component<{ size?: number }>>> = {
  select: MousePointer2,
  boundary: Spline,
  trace: Route,
  split: Scissors,
  merge: Combine,
  reassign: Lasso,
  hole: SquareDashed,
}

interface ToolStripProps {
  editor: GridEditor
  onUndo: () => void
  onRedo: () => void
  onHelp: () => void
}

/** The tools, beside the map; their letters work without going there. */
export function ToolStrip(props: ToolStripProps) {
  const { editor } = props
  const can = (which: 'canUndo' | 'canRedo') => {
    editor.revision()
    return editor.desk[which]() && !editor.isReadOnly()
  }
  return (
    <div class={styles.place}>
      <div
        class={styles.strip}
        role="toolbar"
        aria-orientation="vertical"
        aria-label={t('gridEdit.tools')}
      >
        <For each={TOOL_IDS}>
          {(id) => (
            <IconButton
              label={t(toolText(id))}
              shortcut={TOOL_KEYS[id]}
              tipSide="right"
              pressed={editor.tool() === id}
              disabled={editor.isReadOnly() && id !== 'select'}
              onClick={() => editor.chooseTool(id)}
            >
              <Dynamic component={ICONS[id]} size={18} />
            </IconButton>
          )}
        </For>
        <hr />
        <IconButton
          label={t('gridEdit.undo')}
          shortcut="Ctrl+Z"
          tipSide="right"
          disabled={!can('canUndo')}
          onClick={() => props.onUndo()}
        >
          <Undo2 size={18} />
        </IconButton>
        <IconButton
          label={t('gridEdit.redo')}
          shortcut="Ctrl+Y"
          tipSide="right"
          disabled={!can('canRedo')}
          onClick={() => props.onRedo()}
        >
          <Redo2 size={18} />
        </IconButton>
        <hr />
        <IconButton
          label={t('gridEdit.help')}
          shortcut="?"
          tipSide="right"
          onClick={() => props.onHelp()}
        >
          <CircleHelp size={18} />
        </IconButton>
      </div>
      <Show when={editor.tool() === 'reassign'}>
        <div class={styles.options}>
          <Segments
            label={t('gridEdit.unit')}
            value={editor.unit()}
            options={UNITS.map((id) => ({ id, label: t(`gridEdit.unit_${id}`) }))}
            onChange={editor.setUnit}
          />
        </div>
      </Show>
    </div>
  )
}

export const toolText = (id: ToolId): TextKey => `gridEdit.tool_${id}`
