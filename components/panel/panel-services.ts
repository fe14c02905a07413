import type { MessageName, Request, Response } from '../../utils/messaging/protocol.ts';
import type { PictureColours } from '../../utils/scene/subject.ts';
import type { Call } from '../client/client.ts';
import type { OpenMending } from '../editor/brush/brush-services.ts';
import type { PaintingServices, StillSource } from '../editor/editor-services.ts';
import type { HistoryBook } from '../editor/history-book.ts';
import type { PreparePhoto } from '../photos/photo-adder.ts';
import type { PanelDraft } from './panel-draft.ts';

/** What the panel asks the content script of its own tab. */
export type StudioMessageName = Exclude<Extract<MessageName, `studio.${string}`>, 'studio.changed'>;

/** What happened elsewhere that the panel should look at. */
export type Change = 'studio' | 'account' | 'return';

/** Everything the panel needs from around it. Tests and the gallery hand in others. */
export interface PanelServices extends PaintingServices {
  /** Names the editor in Studio that this panel belongs to. */
  draftKey: string;
  /** The browser's language, in which the art director gives its reasons. */
  locale: string;
  call: Call;
  /** @throws AppError `internal` where the content script is gone, after an update of the extension for instance */
  askStudio<Name extends StudioMessageName>(name: Name, request: Request<Name>): Promise<Response<Name>>;
  /** @returns what stops the watching */
  watch(onChange: (change: Change) => void): () => void;
  /** Says when a document has written to a thumbnail's history. @returns what stops it */
  watchEdits(onEdits: HistoryBook['hear']): () => void;
  /** Frames of the video that was chosen in this editor, the sharpest first; see the switch `stills.fromVideo`. */
  readVideoFrames: StillSource['frames'];
  /** Cuts the person out of a picture, on this device. */
  prepare: PreparePhoto;
  openMending: OpenMending;
  /** The main colours of a picture. */
  readColours(picture: Blob): Promise<PictureColours>;
  drafts: DraftKeeper;
  /** Resolves after that time. Rejects once `signal` is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Keeps what a person has typed for as long as the browser runs: Studio may build the panel anew at any time. */
export interface DraftKeeper {
  read(): Promise<PanelDraft | null>;
  write(draft: PanelDraft): Promise<void>;
}
