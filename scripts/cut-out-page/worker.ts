import { SELFIE_NET_FOLDER } from '../../utils/cutout/selfie-net-files.ts';
import { serveCutOut } from '../../utils/cutout/serve-cut-out.ts';

serveCutOut(self, new URL(`/${SELFIE_NET_FOLDER}/`, self.location.origin).href);
