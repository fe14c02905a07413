/** The mark: a K whose arms are a click. Kept in step with `public/icon/icon.svg`. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg className={className ?? 'size-6'} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0b6b57" />
      <path d="M10 8v16" stroke="#fff" strokeWidth="4" strokeLinecap="round" />
      <path
        d="m22 9.5-7 6.5 7 6.5"
        fill="none"
        stroke="#fff"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="24" cy="16" r="2.2" fill="#ffc94d" />
    </svg>
  );
}
