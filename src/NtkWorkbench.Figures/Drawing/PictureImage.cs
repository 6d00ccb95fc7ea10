namespace NtkWorkbench.Figures;

/// <summary>The bytes of a picture, each of its pixels as a square of many, so that it stays sharp at any size.</summary>
internal static class PictureImage
{
    // Pixels along a side of a square of an image of 28 pixels: at 600 to the inch it prints over a third of one.
    private const int Enlarged = 224;

    public static SP.Image Of(ImageSeries image)
    {
        Matrix values = image.Values.Values;
        int height = values.Rows / image.Channels, width = values.Columns, times = Math.Max(1, Enlarged / height);
        byte[,,] pixels = new byte[height * times, width * times, 3];
        for (int i = 0; i < pixels.GetLength(0); i++)
        {
            for (int j = 0; j < pixels.GetLength(1); j++)
            {
                for (int channel = 0; channel < 3; channel++)
                    pixels[i, j, channel] = Brightness(
                        values[((image.Channels == 3 ? channel : 0) * height) + (i / times), j / times], image.Range);
            }
        }
        return new SP.Image(pixels);
    }

    private static byte Brightness(double value, Interval range) => double.IsNaN(value) ? byte.MaxValue
        : (byte)Math.Round(byte.MaxValue * Math.Clamp((value - range.Low) / range.Length, 0, 1));
}
