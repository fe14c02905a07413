import { describe, expect, it } from 'vitest';
import { buildRequest } from '../../../components/panel/generate-request.ts';
import { panelFormSchema } from '../../../components/panel/panel-draft.ts';
import {
  INITIAL_STATE,
  isPortrait,
  type PanelState,
  portraitOffer,
  reducePanel,
  type Style,
} from '../../../components/panel/panel-state.ts';
import { aPhoto, aRecord, aRequest, aStudio } from '../../support/interface/builders.ts';

const styleOf = (provider: 'openai' | 'google', photosTaken: number): Style => ({
  id: provider,
  cost: 3,
  model: { label: provider, provider, photosTaken },
  usesOwnKey: false,
  repaint: null,
});

const photos = [aPhoto(), aPhoto()];
const [first, second] = photos.map(({ id }) => id);

function aState(form: Partial<PanelState['form']> = {}, changes: Partial<PanelState> = {}): PanelState {
  return {
    ...INITIAL_STATE,
    studio: aStudio(),
    photos,
    styles: [
      { id: 'auto', cost: 0, model: null, usesOwnKey: false, repaint: null },
      styleOf('openai', 3),
      styleOf('google', 1),
    ],
    portraitConsents: ['openai'],
    form: {
      ...INITIAL_STATE.form,
      style: 'openai',
      photoIds: [second, first].filter((id) => id !== undefined),
      ...form,
    },
    ...changes,
  };
}

describe('a portrait', () => {
  it('is offered by who paints, with as many of the photos as the model takes, the first ones', () => {
    expect(portraitOffer(aState())).toEqual({ provider: 'openai', photoIds: [second, first] });
    expect(portraitOffer(aState({ style: 'google' }))).toEqual({ provider: 'google', photoIds: [second] });
  });

  it('is not offered without a photo, a model, one that takes photos, or styles that are known', () => {
    expect(portraitOffer(aState({ photoIds: [] }))).toBeNull();
    expect(portraitOffer(aState({ style: 'auto' }))).toBeNull();
    expect(portraitOffer(aState({}, { styles: [styleOf('openai', 0)] }))).toBeNull();
    expect(portraitOffer(aState({}, { styles: null }))).toBeNull();
  });

  it('is off until somebody wants it of this provider, and only with a consent to it', () => {
    expect(isPortrait(aState())).toBe(false);
    expect(isPortrait(aState({ portraitBy: 'openai' }))).toBe(true);
    expect(isPortrait(aState({ portraitBy: 'openai', style: 'google' }))).toBe(false);
    expect(isPortrait(aState({ portraitBy: 'google', style: 'google' }))).toBe(false);
    const withdrawn = reducePanel(aState({ portraitBy: 'openai' }), { type: 'portrait-consents-read', providers: [] });
    expect(isPortrait(withdrawn)).toBe(false);
  });

  it('is asked for in so many words, and otherwise not at all', () => {
    expect(buildRequest(aState({ portraitBy: 'openai' }), aStudio(), 'en').portrait).toBe(true);
    expect(buildRequest(aState(), aStudio(), 'en')).not.toHaveProperty('portrait');
    expect(buildRequest(aState({ portraitBy: 'openai', photoIds: [] }), aStudio(), 'en')).not.toHaveProperty(
      'portrait',
    );
  });

  it('is off again in a panel that was built anew from what was asked for last, or from an older draft', () => {
    const record = aRecord({ request: aRequest({ style: 'openai', portrait: true }) });
    const state = reducePanel(aState({}, { form: INITIAL_STATE.form }), { type: 'generation-read', record });
    expect([state.form.style, state.form.portraitBy]).toEqual(['openai', null]);
    const { portraitBy: _, ...older } = aState().form;
    expect(panelFormSchema.parse(older).portraitBy).toBeNull();
  });
});
