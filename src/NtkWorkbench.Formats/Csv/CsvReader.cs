namespace NtkWorkbench.Formats;

/// <summary>Reads tables of numbers, and finds everything that is wrong with one in a single pass.</summary>
internal sealed class CsvReader
{
    private readonly string _path;
    private readonly CsvReadOptions _options;
    private readonly FileInputErrors _errors;
    private readonly List<double> _values = [];
    private int[] _lengths = [];
    private int[] _texts = [];
    private string[] _header = [];
    private string[] _columns = [];
    private int[] _ordinals = [];
    private int _rows;

    private readonly Action<double[]>? _take;

    private CsvReader(string path, CsvReadOptions options, Action<double[]>? take = null)
    {
        (_path, _options, _take) = (path, options, take);
        _errors = new FileInputErrors(path);
    }

    /// <exception cref="JobException">Every error of the file, each with line and column.</exception>
    public static CsvTable Read(string path, CsvReadOptions options) => new CsvReader(path, options).Read();

    /// <summary>Reads a file of any length, of which no more than one row is held: each is given away, those before an error too.</summary>
    /// <returns>The table without rows.</returns>
    /// <exception cref="JobException">As of <see cref="Read(string, CsvReadOptions)"/>.</exception>
    public static CsvTable Read(string path, CsvReadOptions options, Action<double[]> take) => new CsvReader(path, options, take).Read();

    /// <summary>Reads a file of any length, of which at most 2¹⁸ rows are held (<see cref="ThinnedRows{T}"/>).</summary>
    /// <exception cref="JobException">As of <see cref="Read(string, CsvReadOptions)"/>.</exception>
    public static CsvTable ReadThinned(string path, CsvReadOptions options)
    {
        var rows = new ThinnedRows<double[]>();
        CsvTable table = Read(path, options, rows.Add);
        IReadOnlyList<double[]> kept = rows.Kept;
        var values = new Matrix(kept.Count, table.Columns.Count);
        for (int i = 0; i < kept.Count; i++)
            kept[i].CopyTo(values.Row(i));
        return table with { Values = values, OneRowOf = rows.OneOf };
    }

    private CsvTable Read()
    {
        using var records = new CsvRecordReader(_path, _errors, _options, _take is null ? FileLimits.CsvBytes : long.MaxValue);
        if (records.Read() && !(_options.HasHeader && records.IsBlank))
        {
            ReadHeader(records);
            ReadRows(records);
        }
        else if (!_options.AllowNoColumns)
            throw FileInputErrors.Single(_path, "must begin with a header line of column names, got nothing");
        _errors.ThrowIfAny();
        return new CsvTable
        {
            Columns = _columns,
            Values = new Matrix(_take is null ? _rows : 0, _columns.Length, [.. _values]),
            Lengths = Array.ConvertAll(_ordinals, ordinal => _lengths[ordinal]),
            Texts = Array.ConvertAll(_ordinals, ordinal => _texts[ordinal]),
        };
    }

    private void ReadHeader(CsvRecordReader records)
    {
        _header = [.. records.Fields.Select((field, i) => _options.HasHeader ? records.Text(field).Trim() : $"{i + 1}")];
        bool isRepeated = _header.Distinct().Count() < _header.Length && !_options.AllowSameNames;
        if (isRepeated && Array.TrueForAll(_header, name => CsvNumber.TryParse(name, out _)))
            throw FileInputErrors.Single(_path,
                $"must begin with a header line that names the columns, got a line of numbers{NoHeaderHint}");
        for (int i = 0; i < _header.Length; i++)
        {
            if (isRepeated && Array.IndexOf(_header, _header[i]) < i)
                records.Report(records.Fields[i], $"column {Quoted.Of(_header[i])} stands in the header twice");
        }
        _columns = [.. _options.Columns?.SelectMany(name => Range(records, name)) ?? _header.Except(_options.Last), .. _options.Last];
        (_lengths, _texts) = (new int[_header.Length], new int[_header.Length]);
        bool isWhole = _options.Columns is null && _options.Last.Count == 0;
        _columns = isWhole ? [.. _header] : _columns;
        _ordinals = isWhole ? [.. Enumerable.Range(0, _header.Length)] : Array.ConvertAll(_columns, name => Array.IndexOf(_header, name));
        // One column that nobody asked for is most likely no table: what it holds is not shown.
        if (_options.Columns is not null && _header is [string only] && !_columns.Contains(only)
            && only.AsSpan().IndexOfAny(';', '\t') < 0 && NearestName.Find(only, _columns) is null)
        {
            throw FileInputErrors.Single(_path,
                $"must begin with a header line that names the columns {Quoted.List(_columns)}, got one without commas");
        }
        var chosen = new HashSet<int>();
        for (int i = 0; i < _columns.Length; i++)
        {
            if (_ordinals[i] < 0)
                records.ReportRecord(UnknownColumn(_columns[i]), NearestName.Find(_columns[i], _header));
            else if (!chosen.Add(_ordinals[i]) && !_options.AllowSameNames)
                records.ReportRecord($"column {Quoted.Of(_columns[i])} is asked for twice, expected each once");
        }
    }

    // Of a first line that is most likely none.
    private string NoHeaderHint => _options is { HasHeader: true, NoHeader: { } key } && IsOfNumbers(_header)
        ? $"; if that line is a row, say {key}" : "";

    /// <summary>Whether a header is none: all its names are numbers, and these do not count the columns, 1, 2, …, as those of a copy
    /// do.</summary>
    private static bool IsOfNumbers(string[] names) => Array.TrueForAll(names, name => CsvNumber.TryParse(name, out _))
        && !names.Index().All(name => name.Item == (name.Index + 1).ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a file's first line is a row: numbers alone, other than 1, 2, ….</summary>
    /// <exception cref="JobException">As of <see cref="Read(string, CsvReadOptions)"/>.</exception>
    public static bool BeginsWithRow(string path)
    {
        using var records = new CsvRecordReader(path, new FileInputErrors(path), new CsvReadOptions(), FileLimits.CsvBytes);
        return records.Read() && !records.IsBlank && IsOfNumbers([.. records.Fields.Select(field => records.Text(field).Trim())]);
    }

    private string[] Range(CsvRecordReader records, string name)
    {
        const string dots = " .. ";
        int at = name.IndexOf(dots, StringComparison.Ordinal);
        if (at < 0 || _header.Contains(name))
            return [name];
        string[] ends = [name[..at].Trim(), name[(at + dots.Length)..].Trim()];
        int first = Array.IndexOf(_header, ends[0]), last = Array.IndexOf(_header, ends[1]);
        if (first < 0 || last < 0)
            return [.. ends.Where(end => !_header.Contains(end))];
        if (first > last)
            records.ReportRecord($"column {Quoted.Of(ends[0])} stands behind {Quoted.Of(ends[1])}, expected '{ends[1]}{dots}{ends[0]}'");
        return first > last ? [] : _header[first..(last + 1)];
    }

    private string UnknownColumn(string name)
    {
        bool otherSeparator = _header is [string only] && only.AsSpan().IndexOfAny(';', '\t') >= 0;
        int dots = name.IndexOf("..", StringComparison.Ordinal);
        string hint = otherSeparator ? "; cells must be separated by commas"
            : dots < 0 ? NoHeaderHint
            : _options.Last.Contains(name) ? "; a range stands for inputs alone, name each target"
            : $"; a range is '{name[..dots].Trim()} .. {name[(dots + 2)..].Trim()}', with spaces";
        return $"there is no column {Quoted.Of(name)}, expected one of {Quoted.List(_header)}{hint}";
    }

    private void ReadRows(CsvRecordReader records)
    {
        int blankLine = 0;
        for (bool more = !_options.HasHeader || records.Read(); more; more = records.Read())
        {
            if (records.IsBlank && _options.SkipBlankLines)
                continue;
            if (records.IsBlank && _header.Length > 1)
            {
                blankLine = blankLine == 0 ? records.Line : blankLine;
                continue;
            }
            if (blankLine > 0)
                _errors.AddAt(blankLine, 1, "", 1, $"row {_rows + 1} is a blank line, expected {_header.Length} cells");
            blankLine = 0;
            _rows++;
            ReadRow(records);
        }
        if (_rows == 0 && !_options.AllowNoRows)
            _errors.Add("has no rows, expected at least one after the header line");
    }

    private void ReadRow(CsvRecordReader records)
    {
        int count = records.Fields.Count;
        if (count != _header.Length)
        {
            string message =
                $"row {_rows} must have {_header.Length} cells as the {(_options.HasHeader ? "header" : "first row")} has, got {count}";
            if (count > _header.Length)
                records.Report(records.Fields[_header.Length], message);
            else
                records.ReportEnd(message);
            return;
        }
        foreach (int ordinal in _ordinals)
        {
            if (ordinal >= 0)
                _values.Add(ReadCell(records, ordinal));
        }
        if (_take is null)
            return;
        _take([.. _values]);
        _values.Clear();
    }

    private double ReadCell(CsvRecordReader records, int ordinal)
    {
        CsvField field = records.Fields[ordinal];
        ReadOnlySpan<char> text = records.Raw(field).Trim();
        if (text.IsEmpty && _options.AllowBlank)
            return double.NaN;
        _lengths[ordinal] = _rows;
        bool isNumber = CsvNumber.TryParse(text, out double value);
        if (!isNumber && _options.AllowText)
        {
            _texts[ordinal]++;
            return double.NaN;
        }
        if (!isNumber)
            records.Report(field, $"row {_rows}, column {Quoted.Of(_header[ordinal])} must be a number, got {Quoted.Of(text)}");
        else if (!_options.AllowNonFinite && !double.IsFinite(value))
            records.Report(field, $"row {_rows}, column {Quoted.Of(_header[ordinal])} must be finite, got {Quoted.Of(text)}");
        else if (_options.Rule is { } rule && rule.Column == _header[ordinal] && !rule.Allows(value))
            records.Report(field,
                $"row {_rows}, column {Quoted.Of(_header[ordinal])} must be {rule.Expected}, got {CsvNumber.Format(value)}");
        return value;
    }
}
