import EyeOff from 'lucide-solid/icons/eye-off'
import { createMemo, For, Show } from 'solid-js'
import type { AttributeDefinition, AttributeValue } from '../../data/contracts/index.ts'
import { formatRelativeTime, t } from '../i18n/index.ts'
import { type ShownAttribute, showAttributes } from '../ui/format-value.ts'
import { MaskedValue } from '../ui/masked-value.tsx'
import styles from './attribute-list.module.css'
import { Block } from './block.tsx'
import { layOut } from './lay-out-attributes.ts'

interface AttributeListProps {
  values: readonly AttributeValue[]
  definitions: readonly AttributeDefinition[]
}

/** Every attribute with its unit and colour; what is withheld says so and why. */
export function AttributeList(props: AttributeListProps) {
  const shown = createMemo(() => layOut(showAttributes(props.values, props.definitions)))
  const masked = () =>
    shown().filter((attribute) => attribute.masked && !attribute.revealable).length
  return (
    <Show when={shown().length > 0}>
      <Block title={t('card.attributes')}>
        <dl class={styles.list}>
          <For each={shown()}>
            {(attribute) => (
              <div classList={{ [styles.wide ?? '']: attribute.wide }}>
                <dt>{attribute.name}</dt>
                <dd classList={{ [styles.numeric ?? '']: attribute.numeric }}>
                  <Value attribute={attribute} />
                </dd>
              </div>
            )}
          </For>
        </dl>
        <Show when={masked() > 0}>
          <p class={styles.note}>
            <EyeOff size={14} />
            {t('card.maskedNote', { count: masked() })}
          </p>
        </Show>
      </Block>
    </Show>
  )
}

function Value(props: { attribute: ShownAttribute }) {
  const why = () =>
    props.attribute.revealable
      ? t('people.needsPurpose')
      : t('card.maskedWhy', { grade: props.attribute.grade })
  return (
    <Show
      when={props.attribute.masked}
      fallback={
        <Show
          when={props.attribute.texts.length > 0}
          fallback={<span class={styles.missing}>{t('card.notRecorded')}</span>}
        >
          <Texts attribute={props.attribute} />
        </Show>
      }
    >
      <MaskedValue
        text={props.attribute.texts[0]?.text}
        why={why()}
        revealable={props.attribute.revealable}
      />
    </Show>
  )
}

function Texts(props: { attribute: ShownAttribute }) {
  return (
    <>
      <For each={props.attribute.texts}>
        {(text, index) => (
          <>
            <Show when={index() > 0}>{t('common.listSeparator')}</Show>
            <Show when={text.colour}>
              {(colour) => <span class={styles.swatch} style={{ background: colour() }} />}
            </Show>
            {text.text}
          </>
        )}
      </For>
      <Show when={props.attribute.day}>
        {(day) => <span class={styles.ago}>{formatRelativeTime(day())}</span>}
      </Show>
    </>
  )
}
