/** Draws two words and somebody's head and shoulders, as a `data:` URL. */
export function drawThumbnail(ground: string, ...words: string[]): string {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  const ellipse = (colour: string, x: number, y: number, width: number, height: number) => {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    context.fill();
  };
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  ellipse('#f2f2ee', 960, 780, 300, 300);
  ellipse('#2a1c14', 960, 300, 190, 220);
  ellipse('#d9a57f', 960, 340, 145, 185);
  context.fillStyle = '#fff';
  context.font = '900 190px Arial, sans-serif';
  for (const [line, word] of words.entries()) context.fillText(word, 60, 320 + line * 210, 620);
  return canvas.toDataURL('image/jpeg', 0.85);
}
