/** Google's own mark, in its own colours, as Google asks of buttons that sign in with it. */
export function GoogleMark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-4 shrink-0">
      <path
        fill="#4285f4"
        d="M23.5 12.27c0-.85-.08-1.67-.22-2.45H12v4.64h6.45a5.52 5.52 0 0 1-2.39 3.62v3h3.87c2.27-2.09 3.57-5.16 3.57-8.81z"
      />
      <path
        fill="#34a853"
        d="M12 24c3.24 0 5.96-1.07 7.93-2.92l-3.87-3c-1.07.72-2.44 1.14-4.06 1.14-3.13 0-5.78-2.11-6.72-4.95H1.29v3.09A12 12 0 0 0 12 24z"
      />
      <path fill="#fbbc05" d="M5.28 14.27a7.2 7.2 0 0 1 0-4.54V6.64H1.29a12 12 0 0 0 0 10.72z" />
      <path
        fill="#ea4335"
        d="M12 4.77c1.76 0 3.35.61 4.59 1.8l3.43-3.43A11.5 11.5 0 0 0 12 0 12 12 0 0 0 1.29 6.64l3.99 3.09C6.22 6.89 8.87 4.77 12 4.77z"
      />
    </svg>
  );
}
