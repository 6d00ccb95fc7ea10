using System.Text;

namespace NtkWorkbench.Torture;

/// <summary>Makes inputs from others: bytes changed, taken away, doubled, put elsewhere, and words of the format put in.</summary>
internal sealed class Mutator(RandomStream random, IReadOnlyList<string> tokens)
{
    private const int MostChanges = 5, MostBytes = 1 << 16;

    private static readonly byte[][] Numbers =
    [
        [0], [0xFF], [0x7F], [0x80], [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0x80],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [8, 0, 0, 0, 0, 0, 0, 0],
        "-1"u8.ToArray(), "1e999"u8.ToArray(), "9223372036854775807"u8.ToArray(), "2147483647"u8.ToArray(), "0"u8.ToArray(),
        "NaN"u8.ToArray(), "null"u8.ToArray(), "1e-400"u8.ToArray(), "\u202E"u8.ToArray(), [0xC3],
        [0xED, 0xA0, 0x80], "\\ud800"u8.ToArray(),
    ];

    public int Next(int limit) => (int)(random.NextDouble() * limit);

    public byte[] Mutate(byte[] input, byte[] other)
    {
        List<byte> bytes = [.. input];
        // Mostly one change: of many, the first that is refused hides the others.
        for (int left = Next(2) == 0 ? 1 : 1 + Next(MostChanges); left > 0; left--)
            Change(bytes, other);
        return bytes.Count > MostBytes ? [.. bytes.Take(MostBytes)] : [.. bytes];
    }

    private void Change(List<byte> bytes, byte[] other)
    {
        int at = Next(bytes.Count + 1), length = Math.Min(1 + Next(Next(4) == 0 ? 200 : 8), bytes.Count - at);
        switch (Next(9))
        {
            case 0 when length > 0:
                bytes[at] ^= (byte)(1 << Next(8));
                break;
            case 1 when length > 0:
                bytes[at] = (byte)Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, Numbers[Next(Numbers.Length)]);
                break;
            case 5:
                byte[] number = Numbers[Next(Numbers.Length)];
                bytes.RemoveRange(at, Math.Min(number.Length, bytes.Count - at));
                bytes.InsertRange(at, number);
                break;
            case 6 when other.Length > 0:
                int from = Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(1 + Next(100), other.Length - from)));
                break;
            case 7 when length > 0:
                byte[] part = [.. bytes.GetRange(at, length)];
                for (int times = Next(100); times > 0; times--)
                    bytes.InsertRange(at, part);
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(tokens[Next(tokens.Count)]));
                break;
        }
    }
}
