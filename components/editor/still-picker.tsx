import { useCallback, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { PictureId } from '../../utils/domain/ids.ts';
import type { Subject } from '../../utils/scene/subject.ts';
import { useAction } from '../client/use-action.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Switch } from '../ui/switch.tsx';
import type { EditorServices, StillSource, VideoFrame } from './editor-services.ts';
import { usePersonFromStill } from './use-person-from-still.tsx';

interface StillPickerProps {
  stills: StillSource;
  services: Pick<EditorServices, 'addPerson' | 'onPhoto'>;
  /** A still is to be the background. */
  onChoose(still: PictureId, jpeg: Blob): void;
  /** Somebody was cut out of a still. */
  onPerson(person: Subject): void;
}

interface Offer {
  url: string;
  jpeg: Blob;
  label: string;
}

/** How many frames of the video are offered. */
const FRAMES = 6;

/** Studio's own stills, and frames of the video that was just chosen, read on this computer. */
export function StillPicker({ stills, services, onChoose, onPerson }: StillPickerProps) {
  const [own, setOwn] = useState<readonly Offer[]>([]);
  const [read, setRead] = useState<readonly Offer[]>([]);
  const offers = [...own, ...read];
  const [isOn, setOn] = useState<boolean | null>(null);
  const [progress, setProgress] = useState<{ read: number; of: number } | null>(null);
  const reading = useRef<AbortController | null>(null);
  const urls = useRef<string[]>([]);

  const offer = useCallback((jpeg: Blob, label: string): Offer => {
    const url = URL.createObjectURL(jpeg);
    urls.current.push(url);
    return { url, jpeg, label };
  }, []);
  const offerFrames = useCallback(
    (frames: readonly VideoFrame[]) =>
      setRead(frames.map(({ jpeg, time }) => offer(jpeg, i18n.t('stills.frame', { time: clock(time) })))),
    [offer],
  );

  useEffect(() => {
    let isCurrent = true;
    stills.read().then(
      ({ own, isVideoOn, frames }) => {
        if (!isCurrent) return;
        setOn(isVideoOn);
        setOwn(own.map((jpeg, index) => offer(jpeg, i18n.t('stills.own', { number: index + 1 }))));
        offerFrames(frames);
      },
      () => isCurrent && setOn(false),
    );
    return () => {
      isCurrent = false;
      reading.current?.abort();
      for (const url of urls.current) URL.revokeObjectURL(url);
    };
  }, [stills, offer, offerFrames]);

  const frames = useAction(async () => {
    const controller = new AbortController();
    reading.current = controller;
    setProgress({ read: 0, of: 1 });
    try {
      const onProgress = (read: number, of: number) => setProgress({ read, of });
      offerFrames(await stills.frames({ count: FRAMES, signal: controller.signal, onProgress }));
    } catch (thrown) {
      if (!controller.signal.aborted) throw thrown;
    } finally {
      setProgress(null);
    }
  });
  const choose = useAction(async ({ jpeg }: Offer) => onChoose(await stills.keep(jpeg), jpeg));
  const person = usePersonFromStill(services, onPerson);
  const turn = (wanted: boolean) => {
    setOn(wanted);
    if (!wanted) setRead([]);
    void stills.setVideoOn(wanted).catch(() => setOn(!wanted));
  };

  return (
    <div className="border-t border-line pt-4">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-base font-semibold">{i18n.t('stills.title')}</legend>
        {offers.length > 0 && (
          <ul aria-label={i18n.t('stills.title')} className="grid grid-cols-3 gap-2">
            {offers.map((one) => (
              <li key={one.url}>
                <button type="button" onClick={() => void choose.run(one)} className="w-full cursor-pointer">
                  <img src={one.url} alt={one.label} className="aspect-video w-full rounded object-cover" />
                </button>
                <Button
                  size="small"
                  className="mt-1 w-full"
                  aria-label={i18n.t('stills.personOf', { still: one.label })}
                  disabled={person.isBusy}
                  onClick={() => person.cutOut(one)}
                >
                  {i18n.t('stills.person')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {person.view}
        {isOn !== null && <Switch label={i18n.t('stills.switch')} isOn={isOn} onChange={turn} />}
        <p className="text-xs text-muted">{i18n.t('stills.promise')}</p>
        {progress ? (
          <div className="flex items-center gap-3">
            <div className="min-w-0 flex-1">
              <ProgressBar label={i18n.t('stills.reading')} value={progress.read / progress.of} />
            </div>
            <Button size="small" onClick={() => reading.current?.abort()}>
              {i18n.t('ui.cancel')}
            </Button>
          </div>
        ) : (
          isOn && (
            <Button size="small" className="self-start" onClick={() => void frames.run()}>
              {i18n.t('stills.read')}
            </Button>
          )
        )}
        {frames.failure && <FailureAlert failure={frames.failure} title={i18n.t('stills.failed')} />}
        {choose.failure && <FailureAlert failure={choose.failure} title={i18n.t('stills.failed')} />}
      </fieldset>
    </div>
  );
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
