import LogOut from 'lucide-solid/icons/log-out'
import UserRoundCog from 'lucide-solid/icons/user-round-cog'
import { t } from '../i18n/index.ts'
import { account, accountName, signOut } from '../session/account.ts'
import { setPageDialog } from '../session/dialogs.ts'
import { errorText } from '../ui/error-text.ts'
import { MenuButton, type MenuEntry } from '../ui/menu-button.tsx'
import { showToast } from '../ui/toast.tsx'

export function AccountMenu(props: { triggerClass: string }) {
  const leave = async () => {
    try {
      await signOut()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  const entries = (): MenuEntry[] => [
    { heading: `${accountName()} · ${account()?.user.username ?? ''}` },
    { heading: roleNames() },
    { separator: true },
    {
      id: 'my-account',
      label: t('shell.myAccount'),
      icon: <UserRoundCog size={16} />,
      onSelect: () => setPageDialog('account'),
    },
    {
      id: 'sign-out',
      label: t('shell.signOut'),
      icon: <LogOut size={16} />,
      onSelect: () => void leave(),
    },
  ]
  return (
    <MenuButton
      label={`${t('shell.account')}: ${accountName()}`}
      tip={accountName()}
      tipSide="right"
      triggerClass={props.triggerClass}
      trigger={initial(accountName())}
      entries={entries()}
      side="right-end"
    />
  )
}

const roleNames = () => (account()?.user.roles ?? []).map((role) => t(`roles.${role}`)).join(' · ')

const initial = (name: string) => [...name][0]?.toUpperCase() ?? '?'
