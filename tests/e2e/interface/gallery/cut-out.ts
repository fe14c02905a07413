/** Draws somebody's head and shoulders on a transparent ground, as a `data:` URL. */
export function drawCutout(hair: string, shirt: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = 120;
  canvas.height = 150;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  const ellipse = (colour: string, x: number, y: number, width: number, height: number) => {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    context.fill();
  };
  ellipse(shirt, 60, 160, 58, 60);
  ellipse(hair, 60, 52, 38, 44);
  ellipse('#d9a57f', 60, 60, 29, 37);
  return canvas.toDataURL('image/webp');
}
