interface LogoProps {
  size: number
}

/** A folded map on the accent: the same picture as `public/icon.svg`. */
export function Logo(props: LogoProps) {
  return (
    <svg width={props.size} height={props.size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0b6b88" />
      <path
        d="M6 11l7-3 6 3 7-3v13l-7 3-6-3-7 3z"
        fill="none"
        stroke="#fff"
        stroke-width="2"
        stroke-linejoin="round"
      />
      <path d="M13 8v13M19 11v13" stroke="#fff" stroke-width="2" />
    </svg>
  )
}
