namespace NtkWorkbench.Formats;

/// <summary>
/// The records of a CSV file one after the other, by RFC 4180: commas, cells in quotes with "" for a quote and line breaks
/// allowed inside, UTF-8 with or without BOM, LF or CRLF. One pass, memory of one record.
/// </summary>
internal sealed class CsvRecordReader : IDisposable
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly FileInputErrors _errors;
    private readonly StreamReader _reader;
    private readonly int _recordLength;
    private readonly bool _isGrowing;
    private readonly long _largest;
    private readonly char[] _buffer = new char[1 << 15];
    private readonly List<CsvField> _fields = [];
    private char[] _record = new char[256];
    private int _buffered;
    private int _next;
    private int _length;
    private int _linesRead;
    private long _read;

    public CsvRecordReader(string path, FileInputErrors errors, CsvReadOptions options, long largest)
    {
        (_recordLength, _isGrowing, _largest) = (options.RecordLength, options.IsGrowing, largest);
        _errors = errors;
        // Without detection the reader still skips the preamble of its own encoding, and stays strict about the bytes.
        _reader = new StreamReader(PackedFile.Open(path, largest).Bytes, Encoding, detectEncodingFromByteOrderMarks: false);
    }

    /// <summary>The line on which the present record begins, from 1.</summary>
    public int Line { get; private set; }

    public IReadOnlyList<CsvField> Fields => _fields;

    public bool IsBlank => _record.AsSpan(0, _length).IsWhiteSpace();

    public bool Read()
    {
        _fields.Clear();
        _length = 0;
        Line = _linesRead + 1;
        if (!AppendLine())
            return false;
        int position = 0;
        while (position <= _length)
            position = position < _length && _record[position] == '"' ? AddQuoted(position) : AddPlain(position);
        return true;
    }

    /// <summary>A cell as it stands in the file; doubled quotes stay doubled.</summary>
    public ReadOnlySpan<char> Raw(CsvField field) => _record.AsSpan(field.Start, field.Length);

    public string Text(CsvField field) => field.HasEscapes
        ? Raw(field).ToString().Replace("\"\"", "\"", StringComparison.Ordinal)
        : Raw(field).ToString();

    public void Report(CsvField field, string message) => Report(field.Start, field.Length, message);

    public void ReportRecord(string message, string? suggestion = null) => Report(0, _length, message, suggestion);

    public void ReportEnd(string message) => Report(_length, 1, message);

    public void Dispose() => _reader.Dispose();

    private void Report(int index, int count, string message, string? suggestion = null)
    {
        ReadOnlySpan<char> before = _record.AsSpan(0, index);
        int start = before.LastIndexOf('\n') + 1;
        int end = _record.AsSpan(start, _length - start).IndexOf('\n');
        ReadOnlySpan<char> text = _record.AsSpan(start, end < 0 ? _length - start : end);
        _errors.AddAt(Line + before.Count('\n'), index - start
            + 1, text, Math.Min(count, text.Length - (index - start)), message, suggestion);
    }

    private int AddPlain(int start)
    {
        int comma = _record.AsSpan(start, _length - start).IndexOf(',');
        int end = comma < 0 ? _length : start + comma;
        _fields.Add(new CsvField(start, end - start, HasEscapes: false));
        return end + 1;
    }

    private int AddQuoted(int opening)
    {
        bool escapes = false;
        int position = opening + 1;
        while (true)
        {
            int quote = _record.AsSpan(position, _length - position).IndexOf('"');
            if (quote < 0)
            {
                position = _length;
                if (AppendLine())
                    continue;
                Report(opening, 1, "a quote is opened here and never closed");
                _fields.Add(new CsvField(opening + 1, _length - opening - 1, escapes));
                return _length + 1;
            }
            position += quote + 1;
            if (position == _length || _record[position] != '"')
                return CloseQuoted(opening, position, escapes);
            escapes = true;
            position++;
        }
    }

    private int CloseQuoted(int opening, int position, bool escapes)
    {
        _fields.Add(new CsvField(opening + 1, position - opening - 2, escapes));
        int comma = _record.AsSpan(position, _length - position).IndexOf(',');
        int end = comma < 0 ? _length : position + comma;
        if (!_record.AsSpan(position, end - position).IsWhiteSpace())
            Report(position, end - position, "a closing quote must be followed by a comma or the end of the line");
        return end + 1;
    }

    // Appends the next line to the record, after a line feed where the record has begun.
    private bool AppendLine()
    {
        if (_next == _buffered && !Fill())
            return false;
        if (_linesRead >= Line)
            Append("\n");
        _linesRead++;
        while (true)
        {
            ReadOnlySpan<char> rest = _buffer.AsSpan(_next, _buffered - _next);
            int end = rest.IndexOf('\n');
            Append(end < 0 ? rest : rest[..end]);
            _next = end < 0 ? _buffered : _next + end + 1;
            if (end >= 0)
                break;
            if (!Fill())
            {
                if (_isGrowing)
                    return false;
                break;
            }
        }
        if (_length > 0 && _record[_length - 1] == '\r')
            _length--;
        return true;
    }

    private bool Fill()
    {
        try
        {
            _buffered = _reader.Read(_buffer);
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw FileInputErrors.Single(_errors.File, FileErrors.Describe(error));
        }
        catch (DecoderFallbackException)
        {
            throw Utf8File.Invalid(_errors.File);
        }
        if (_buffer.AsSpan(0, _buffered).Contains('\0'))
            throw FileInputErrors.Single(_errors.File, "is binary, expected a text with comma-separated numbers");
        _next = 0;
        _read += _buffered;
        // Of a packed file, whose own size says little.
        return _read <= _largest ? _buffered > 0
            : throw FileInputErrors.Single(_errors.File, $"must have at most {_largest} characters unpacked, got more");
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _recordLength)
        {
            Report(0, 1, $"a record must have at most {_recordLength} characters; is a quote not closed?");
            _errors.ThrowIfAny();
        }
        if (_length + text.Length > _record.Length)
            Array.Resize(ref _record, Math.Max(2 * _record.Length, _length + text.Length));
        text.CopyTo(_record.AsSpan(_length));
        _length += text.Length;
    }
}

/// <summary>Where a cell lies in its record's text, quotes not included.</summary>
internal readonly record struct CsvField(int Start, int Length, bool HasEscapes);
