using System.Buffers.Binary;
using System.IO.Compression;

namespace NtkWorkbench.Figures.Tests;

/// <summary>The pixels of a PNG file: 8 bits a channel, gray, RGB, palette or RGBA, not interlaced.</summary>
internal sealed class PngPicture
{
    private readonly int _channels;
    private readonly byte[] _bytes;
    private readonly byte[] _palette = [];

    public PngPicture(byte[] file)
    {
        using MemoryStream data = new();
        int colorType = 0;
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            string type = System.Text.Encoding.ASCII.GetString(file, at + 4, 4);
            ReadOnlySpan<byte> chunk = file.AsSpan(at + 8, length);
            if (type == "IHDR")
            {
                Width = BinaryPrimitives.ReadInt32BigEndian(chunk);
                Height = BinaryPrimitives.ReadInt32BigEndian(chunk[4..]);
                chunk[8].ShouldBe((byte)8, "bits a channel");
                colorType = chunk[9];
                chunk[12].ShouldBe((byte)0, "interlacing");
            }
            else if (type == "PLTE")
            {
                _palette = chunk.ToArray();
            }
            else if (type == "IDAT")
            {
                data.Write(chunk);
            }
            at += length + 12;
        }
        _channels = colorType switch { 0 or 3 => 1, 2 => 3, 6 => 4, _ => throw new InvalidDataException($"colour type {colorType}") };
        data.Position = 0;
        _bytes = Unfilter(new ZLibStream(data, CompressionMode.Decompress));
    }

    public int Width { get; }

    public int Height { get; }

    public SP.Color this[int x, int y]
    {
        get
        {
            ReadOnlySpan<byte> pixel = _bytes.AsSpan(((y * Width) + x) * _channels, _channels);
            if (_channels > 1)
                return new(pixel[0], pixel[1], pixel[2]);
            return _palette.Length == 0
                ? new(pixel[0], pixel[0], pixel[0])
                : new(_palette[3 * pixel[0]], _palette[(3 * pixel[0]) + 1], _palette[(3 * pixel[0]) + 2]);
        }
    }

    /// <summary>Number of pixels within a distance, in every channel, of a colour.</summary>
    public int Count(SP.Color color, int within = 12) => Count(color, within, 0, 0, Width, Height);

    /// <summary>The same, in a rectangle of the page; its unit is the point.</summary>
    public int Count(SP.Color color, int within, SP.PixelRect area, int dpi)
    {
        float scale = dpi / FigurePage.PointsPerInch;
        return Count(
            color,
            within,
            Math.Max(0, (int)Math.Ceiling(area.Left * scale)),
            Math.Max(0, (int)Math.Ceiling(area.Top * scale)),
            Math.Min(Width, (int)Math.Floor(area.Right * scale)),
            Math.Min(Height, (int)Math.Floor(area.Bottom * scale)));
    }

    private int Count(SP.Color color, int within, int left, int top, int right, int bottom)
    {
        int count = 0;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                SP.Color p = this[x, y];
                bool near = Math.Abs(p.R - color.R) <= within && Math.Abs(p.G - color.G) <= within && Math.Abs(p.B - color.B) <= within;
                count += near ? 1 : 0;
            }
        }
        return count;
    }

    private byte[] Unfilter(ZLibStream stream)
    {
        int stride = Width * _channels;
        byte[] all = new byte[stride * Height], above = new byte[stride], line = new byte[stride];
        for (int y = 0; y < Height; y++)
        {
            int filter = stream.ReadByte();
            stream.ReadExactly(line);
            for (int i = 0; i < stride; i++)
            {
                int left = i >= _channels ? line[i - _channels] : 0, corner = i >= _channels ? above[i - _channels] : 0;
                line[i] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above[i],
                    3 => (left + above[i]) / 2,
                    4 => Paeth(left, above[i], corner),
                    _ => throw new InvalidDataException($"filter {filter}"),
                });
            }
            line.CopyTo(all, y * stride);
            (above, line) = (line, above);
        }
        return all;
    }

    private static int Paeth(int left, int up, int corner)
    {
        int estimate = left + up - corner;
        int toLeft = Math.Abs(estimate - left), toUp = Math.Abs(estimate - up), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
