import Copy from 'lucide-solid/icons/copy'
import { type JSX, onMount, Show } from 'solid-js'
import type { FeatureCard, LayerBase } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import { divisionOf, loadDivisions } from '../session/divisions.ts'
import { copyText } from '../ui/copy-text.ts'
import { errorText } from '../ui/error-text.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { showToast } from '../ui/toast.tsx'
import { Block } from './block.tsx'
import { LinkButton } from './link-button.tsx'
import styles from './where.module.css'

/** Where it is: the standard address with its code, community, grid, position. */
export function Where(props: { feature: FeatureCard }) {
  onMount(() => loadDivisions().catch(tellFailure))
  const lonLatText = () => props.feature.lonLat.map((degrees) => degrees.toFixed(6)).join(', ')
  return (
    <Block title={t('card.whereIsIt')}>
      <Show
        when={props.feature.address}
        fallback={
          <Show when={hangsOnAddress(props.feature)}>
            <p class={styles.none}>{t('card.noAddress')}</p>
          </Show>
        }
      >
        {(address) => (
          <>
            <p class={styles.address}>
              {address().fullText}
              <CopyButton label={t('card.copyAddress')} text={address().fullText} />
            </p>
            <dl class={styles.facts}>
              <Show when={address().code}>
                {(code) => (
                  <Fact name={t('card.addressCode')}>
                    <code>{code()}</code>
                    <CopyButton label={t('card.copyCode')} text={code()} />
                  </Fact>
                )}
              </Show>
              <Fact name={t('card.grid')}>
                <span>
                  <LinkButton to={{ layer: 'DIVISION', code: address().community }}>
                    {divisionName(address().community)}
                  </LinkButton>
                  {' › '}
                  <LinkButton to={{ layer: 'GRID', code: address().grid }}>
                    {shortGridName(address())}
                  </LinkButton>
                </span>
              </Fact>
            </dl>
          </>
        )}
      </Show>
      <dl class={styles.facts}>
        <Show when={isCodeNews(props.feature)}>
          <Fact name={t('card.code')}>
            <code>{props.feature.code}</code>
            <CopyButton label={t('card.copyCode')} text={props.feature.code} />
          </Fact>
        </Show>
        <Fact name={t('card.position')}>
          <span class={styles.position}>{lonLatText()}</span>
          <CopyButton label={t('common.copy')} text={lonLatText()} />
        </Fact>
      </dl>
    </Block>
  )
}

/** Roads, cameras, estates and files of one's own hang on no address by their nature: nothing is missing there. */
function hangsOnAddress(feature: FeatureCard): boolean {
  const layer = layerSummary(feature.layer)
  return layer !== undefined && layer.group !== 'own' && ON_ADDRESS.has(layer.base)
}

const ON_ADDRESS: ReadonlySet<LayerBase> = new Set(['room', 'site', 'building'])

/** The address has already said it where the thing is the address. */
const isCodeNews = (feature: FeatureCard) => String(feature.code) !== feature.address?.code

const tellFailure = (error: unknown) => showToast({ text: errorText(error), tone: 'error' })

/** The code itself until the names are there. */
const divisionName = (code: string) => divisionOf(code)?.name ?? code

/** Grids are mostly called after their community, which stands before it. */
function shortGridName({ grid, community }: { grid: string; community: string }): string {
  const [name, before] = [divisionName(grid), divisionName(community)]
  return name.startsWith(before) && name !== before ? name.slice(before.length) : name
}

function Fact(props: { name: string; children: JSX.Element }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

function CopyButton(props: { label: string; text: string }) {
  return (
    <IconButton
      size="small"
      class={styles.copy ?? ''}
      label={props.label}
      tipSide="left"
      onClick={() => copyText(props.text)}
    >
      <Copy size={14} />
    </IconButton>
  )
}
