using System.Globalization;
using System.Text;

namespace NtkWorkbench.Runs;

/// <summary>
/// The training losses of a metrics.csv, thinned to what a sparkline shows, with the last row's losses. Of a long file it looks at a
/// few places alone: a list of a thousand runs reads each in the same time.
/// </summary>
internal sealed record LossSketch
{
    private const int Points = 40;
    private const int WholeBytes = 1 << 16;
    private const int LineBytes = 1 << 12;

    public IReadOnlyList<double?> Losses { get; init; } = [];

    public double? Step { get; init; }

    public double? TrainLoss { get; init; }

    public double? TestLoss { get; init; }

    /// <summary>Of a file that is something else, nothing.</summary>
    public static LossSketch Of(string path)
    {
        try
        {
            return InputFile.Read(path, stream => Read(stream));
        }
        catch (JobException)
        {
            // It may be gone in this moment: the run has ended.
            return new LossSketch();
        }
    }

    private static LossSketch Read(FileStream file)
    {
        byte[] head = ReadAt(file, 0, WholeBytes);
        int end = head.AsSpan().IndexOf((byte)'\n');
        if (end < 0)
            return new LossSketch();
        string[] columns = Encoding.UTF8.GetString(head, 0, end).TrimEnd('\r').Split(',');
        int loss = Array.IndexOf(columns, "train_loss");
        if (loss < 0)
            return new LossSketch();
        List<string[]> rows = file.Length <= WholeBytes ? Rows(head.AsSpan(end + 1)) : RowsAcross(file, end + 1);
        string[] last = rows.Count > 0 ? rows[^1] : [];
        return new LossSketch
        {
            Losses = [.. Thinned.Evenly(rows.Count, Points).Select(i => Number(rows[i], loss))],
            Step = Number(last, Array.IndexOf(columns, "step")),
            TrainLoss = Number(last, loss),
            TestLoss = Number(last, Array.IndexOf(columns, "test_loss")),
        };
    }

    // Lines that have an end: another process may be writing the last.
    private static List<string[]> Rows(ReadOnlySpan<byte> bytes)
    {
        var rows = new List<string[]>();
        for (int end = bytes.IndexOf((byte)'\n'); end >= 0; bytes = bytes[(end + 1)..], end = bytes.IndexOf((byte)'\n'))
            rows.Add(Encoding.UTF8.GetString(bytes[..end]).TrimEnd('\r').Split(','));
        return rows;
    }

    private static List<string[]> RowsAcross(FileStream file, int start)
    {
        var rows = new List<string[]>();
        long span = file.Length - start - LineBytes;
        for (int i = 0; i < Points; i++)
        {
            byte[] block = ReadAt(file, start + (span * i / (Points - 1)), LineBytes);
            // The first place is the beginning of a line, others are somewhere in one.
            List<string[]> whole = Rows(i == 0 ? block : block.AsSpan(block.AsSpan().IndexOf((byte)'\n') + 1));
            if (whole.Count > 0)
                rows.Add(i == Points - 1 ? whole[^1] : whole[0]);
        }
        return rows;
    }

    private static byte[] ReadAt(FileStream file, long position, int count)
    {
        byte[] bytes = new byte[count];
        file.Position = position;
        int read = file.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return read == count ? bytes : bytes[..read];
    }

    private static double? Number(string[] row, int column) => column >= 0 && column < row.Length
        && double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value) ? value : null;
}
