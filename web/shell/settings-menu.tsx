import Settings2 from 'lucide-solid/icons/settings-2'
import { language, setLanguage, t } from '../i18n/index.ts'
import {
  largeType,
  setLargeType,
  setThemeChoice,
  THEME_CHOICES,
  themeChoice,
} from '../session/preferences.ts'
import { MenuButton, type MenuEntry } from '../ui/menu-button.tsx'

/** How somebody likes to look: language, theme, type size. */
export function SettingsMenu(props: { triggerClass: string }) {
  const entries = (): MenuEntry[] => [
    { heading: t('shell.theme') },
    ...THEME_CHOICES.map((choice) => ({
      id: `theme-${choice}`,
      label: t(`shell.theme_${choice}`),
      checked: themeChoice() === choice,
      onSelect: () => setThemeChoice(choice),
    })),
    { separator: true },
    // Each language is named in itself, so that it is found by those who cannot read the current one.
    { heading: '语言 Language' },
    { id: 'zh', label: '中文', checked: language() === 'zh', onSelect: () => setLanguage('zh') },
    { id: 'en', label: 'English', checked: language() === 'en', onSelect: () => setLanguage('en') },
    { separator: true },
    {
      id: 'large-type',
      label: t('shell.largeType'),
      checked: largeType() === 'on',
      onSelect: () => setLargeType(largeType() === 'on' ? 'off' : 'on'),
    },
  ]
  return (
    <MenuButton
      label={t('shell.settings')}
      tip={t('shell.settings')}
      tipSide="right"
      triggerClass={props.triggerClass}
      trigger={<Settings2 size={20} />}
      entries={entries()}
      side="right-end"
    />
  )
}
