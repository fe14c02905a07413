/** A turning ring for the eye alone; say in words elsewhere what is under way. */
export function Spinner() {
  return (
    <svg
      className="size-4 shrink-0 animate-spin motion-reduce:[animation-duration:3s]"
      viewBox="0 0 16 16"
      fill="none"
      aria-hidden="true"
    >
      <circle cx="8" cy="8" r="6.5" stroke="currentColor" strokeWidth="2" opacity="0.25" />
      <path d="M8 1.5a6.5 6.5 0 0 1 6.5 6.5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
