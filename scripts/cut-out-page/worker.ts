import { NET_FOLDER } from '../../utils/cutout/net-files.ts';
import { serveCutOut } from '../../utils/cutout/serve-cut-out.ts';

serveCutOut(self, new URL(`/${NET_FOLDER}/`, self.location.origin).href);
