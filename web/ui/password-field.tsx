import Eye from 'lucide-solid/icons/eye'
import EyeOff from 'lucide-solid/icons/eye-off'
import { createSignal, createUniqueId, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import styles from './fields.module.css'
import { IconButton } from './icon-button.tsx'

interface PasswordFieldProps {
  label: string
  name: string
  autocomplete: 'current-password' | 'new-password'
  hint?: string
  invalid?: boolean
}

export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = createSignal(false)
  const id = createUniqueId()
  return (
    <div class={styles.field}>
      <label for={id}>{props.label}</label>
      <div class={styles.password}>
        <input
          id={id}
          name={props.name}
          type={shown() ? 'text' : 'password'}
          autocomplete={props.autocomplete}
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          aria-invalid={props.invalid}
          required
        />
        <IconButton
          label={shown() ? t('signIn.hidePassword') : t('signIn.showPassword')}
          size="small"
          tipSide="left"
          pressed={shown()}
          onClick={() => setShown(!shown())}
        >
          <Show when={shown()} fallback={<Eye size={18} />}>
            <EyeOff size={18} />
          </Show>
        </IconButton>
      </div>
      <Show when={props.hint}>
        <p class={styles.hint} id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
    </div>
  )
}
