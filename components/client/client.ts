import { createContext, useContext } from 'react';
import type { call } from '../../utils/messaging/client.ts';

/** Asks the background. Screens take it from {@link ClientContext}, so that tests hand in one of their own. */
export type Call = typeof call;

export const ClientContext = createContext<Call | null>(null);

/** @throws Error outside a `ClientContext` */
export function useCall(): Call {
  const call = useContext(ClientContext);
  if (!call) throw new Error('There is no ClientContext around this component.');
  return call;
}
