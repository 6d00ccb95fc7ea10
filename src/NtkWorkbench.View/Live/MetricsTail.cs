using System.Globalization;
using System.Text;

namespace NtkWorkbench.View;

/// <summary>Follows a metrics.csv that another process writes, of a long one every so many-th row.</summary>
internal sealed class MetricsTail
{
    /// <summary>Rows that a page is given at first.</summary>
    private const int MostRows = 4096;

    private const int LongestLine = 1 << 16;

    private static readonly string[] Followed =
        ["step", "learning_rate", "train_loss", "test_loss", "validation_loss", "train_accuracy", "test_accuracy", "gradient_norm"];

    private readonly List<double?[]> _rows = [];
    private readonly List<byte> _open = [];
    private string? _path;
    private long _position;
    private int[]? _places;
    private int _stride = 1, _seen;

    /// <summary>The names of the cells.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The step of the last row, those that are left out included.</summary>
    public double? LastStep { get; private set; }

    /// <summary>Reads what was added. <c>isAnew</c>: the file is another, or was cut: what was given before holds no more.</summary>
    public IReadOnlyList<double?[]> Read(FileInfo? file, out bool isAnew)
    {
        isAnew = file?.FullName != _path || (file?.Length ?? 0) < _position;
        if (isAnew)
            Begin(file?.FullName);
        if (file is null || file.Length == _position)
            return [];
        bool isFirst = _position == 0;
        try
        {
            using FileStream stream = InputFile.Open(file.FullName);
            stream.Position = _position;
            byte[] block = new byte[1 << 16];
            for (int read = stream.Read(block); read > 0; read = stream.Read(block))
            {
                _position += read;
                Take(block.AsSpan(0, read), mayThin: isFirst);
            }
        }
        catch (Exception error) when (error is JobException || FileErrors.AreOf(error))
        {
            // Gone in this moment: the run has ended, and metrics.csv is looked at next.
        }
        double?[][] added = [.. _rows];
        _rows.Clear();
        return added;
    }

    private void Begin(string? path)
    {
        (_path, _position, _places, _stride, _seen, LastStep, Columns) = (path, 0, null, 1, 0, null, []);
        _open.Clear();
        _rows.Clear();
    }

    private void Take(ReadOnlySpan<byte> bytes, bool mayThin)
    {
        for (int end = bytes.IndexOf((byte)'\n'); end >= 0; bytes = bytes[(end + 1)..], end = bytes.IndexOf((byte)'\n'))
        {
            _open.AddRange(bytes[..end]);
            TakeLine(Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_open)).TrimEnd('\r').Split(','));
            _open.Clear();
            if (mayThin && _rows.Count > MostRows)
                Thin();
        }
        // A file that is no table has no lines.
        if (_open.Count + bytes.Length <= LongestLine)
            _open.AddRange(bytes);
    }

    private void TakeLine(string[] cells)
    {
        if (_places is null)
        {
            Columns = [.. Followed.Where(cells.Contains)];
            _places = [.. Columns.Select(name => Array.IndexOf(cells, name))];
            return;
        }
        double?[] row = Array.ConvertAll(_places, place => place < cells.Length ? Number(cells[place]) : null);
        LastStep = row is [double step, ..] && Columns[0] == "step" ? step : LastStep;
        if (_seen++ % _stride == 0)
            _rows.Add(row);
    }

    private static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private void Thin()
    {
        for (int i = 0; 2 * i < _rows.Count; i++)
            _rows[i] = _rows[2 * i];
        _rows.RemoveRange((_rows.Count + 1) / 2, _rows.Count / 2);
        _stride *= 2;
    }
}
