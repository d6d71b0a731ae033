import Download from 'lucide-solid/icons/download'
import { createSignal, Show } from 'solid-js'
import type { GridFileFormat } from '../../../data/contracts/index.ts'
import { permits } from '../../../data/registry/permissions.ts'
import { getResponse, type QueryValues } from '../../api.ts'
import { formatDate, t } from '../../i18n/index.ts'
import { account } from '../../session/account.ts'
import { errorText } from '../../ui/error-text.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { fileNameOf, saveFile } from '../../ui/save-file.ts'
import { showToast } from '../../ui/toast.tsx'
import styles from './export-menu.module.css'

interface ExportMenuProps {
  /** What the file is called, without day and ending. */
  name: string
  /** A plan's id; the grids of a day without one. */
  plan?: string
  /** Prefix of grid codes. */
  area?: string
  /** YYYY-MM-DD; today without one. */
  date?: string
}

/** A shapefile is several files: it comes as a zip. */
const FORMATS: readonly { id: GridFileFormat; label: string; ending: string }[] = [
  { id: 'geojson', label: 'GeoJSON', ending: 'geojson' },
  { id: 'fgb', label: 'FlatGeobuf', ending: 'fgb' },
  { id: 'shp', label: 'Shapefile', ending: 'zip' },
  { id: 'gpkg', label: 'GeoPackage', ending: 'gpkg' },
  { id: 'xlsx', label: 'Excel', ending: 'xlsx' },
]

/** Grids as a file for other programs; for who may take data away. */
export function ExportMenu(props: ExportMenuProps) {
  const [isBusy, setBusy] = createSignal(false)
  const mayExport = () => permits(account()?.user.roles ?? [], 'data.export')
  const save = async ({ id, ending }: (typeof FORMATS)[number]) => {
    if (isBusy()) return
    setBusy(true)
    const { plan, area, date } = props
    const path = plan === undefined ? '/api/grid-files' : `/api/grid-files/${plan}`
    const query: QueryValues = plan === undefined ? { format: id, area, date } : { format: id }
    try {
      const response = await getResponse(path, { query })
      const day = date ?? formatDate(new Date())
      saveFile(await response.blob(), `${fileNameOf(props.name, day)}.${ending}`)
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Show when={mayExport()}>
      <MenuButton
        label={t('gridPlans.export')}
        triggerClass={styles.trigger}
        trigger={<Download size={16} />}
        tip={t('gridPlans.export')}
        tipSide="left"
        side="bottom-end"
        entries={[
          { heading: t('gridPlans.exportAs') },
          ...FORMATS.map((format) => ({
            id: format.id,
            label: format.label,
            hint: `.${format.ending}`,
            onSelect: () => void save(format),
          })),
        ]}
      />
    </Show>
  )
}
