using System.Globalization;
using System.Text;
using Spectre.Console;

namespace NtkWorkbench.Cli.Tests;

/// <summary>A terminal of some width that breaks its lines anew when it is resized; what leaves it at the top is kept.</summary>
internal sealed class TerminalScreen(int width, int height = 24, bool tmux = false) : TextWriter, IAnsiConsoleOutput
{
    // Lines as they were written, whatever the width: what a terminal breaks it joins again.
    private readonly List<StringBuilder> _lines = [new()];
    private int _line, _cell;

    // The width by which lines are broken.
    private int _cells = width;

    /// <summary>The width that the terminal tells.</summary>
    public int Width { get; private set; } = width;

    public int Height => height;

    public override Encoding Encoding => Encoding.UTF8;

    public TextWriter Writer => this;

    public bool IsTerminal => true;

    /// <summary>What is seen, and what was, row by row, without blank rows at the end.</summary>
    public string[] Rows => [.. Broken().Select(row => row.Text).Reverse().SkipWhile(row => row.Length == 0).Reverse()];

    public IAnsiConsole Console(bool unicode = true)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = this, Ansi = AnsiSupport.Yes });
        console.Profile.Capabilities.Unicode = unicode;
        return console;
    }

    /// <summary>Another width, which tmux tells only when it is asked to.</summary>
    public void Resize(int cells)
    {
        _cells = cells;
        if (!tmux)
            TellWidth();
    }

    public void TellWidth() => Width = _cells;

    public void SetEncoding(Encoding encoding)
    {
    }

    public override void Write(char value) => Write(value.ToString());

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Write(string? value)
    {
        for (int at = 0; at < value!.Length; at++)
        {
            if (value[at] != '\e')
            {
                Put(value[at]);
                continue;
            }
            int end = at + 2;
            while (char.IsAsciiDigit(value[end]))
                end++;
            Control(value[end], end > at + 2 ? int.Parse(value[(at + 2)..end], CultureInfo.InvariantCulture) : null);
            at = end;
        }
    }

    private int Column => _cell % _cells;

    private void Put(char value)
    {
        switch (value)
        {
            case '\r':
                _cell -= Column;
                break;
            case '\b' when Column > 0 || (tmux && _cell > 0):
                _cell--;
                break;
            case '\b':
                break;
            case '\n' when _cell - Column + _cells < _lines[_line].Length:
                _cell += _cells - Column;
                break;
            case '\n':
                (_line, _cell) = (_line + 1, 0);
                if (_line == _lines.Count)
                    _lines.Add(new());
                break;
            default:
                // What runs over the edge goes over the row below.
                if (Column == 0 && _cell > 0 && _cell == _lines[_line].Length && _line + 1 < _lines.Count)
                {
                    _lines[_line].Append(_lines[_line + 1]);
                    _lines.RemoveAt(_line + 1);
                }
                _lines[_line].Length = Math.Max(_lines[_line].Length, _cell + 1);
                _lines[_line][_cell++] = value;
                break;
        }
    }

    private void Control(char what, int? count)
    {
        switch (what)
        {
            case 'A':
                List<(string Text, int Line, int Start)> rows = Broken();
                int row = rows.FindLastIndex(part => part.Line == _line && part.Start <= _cell);
                (_, _line, int start) = rows[Math.Max(row - (count ?? 1), Math.Max(0, rows.Count - height))];
                _cell = start + Column;
                break;
            case 'K' when count == 2:
                ClearRow();
                break;
            case 'K' when _cell > 0 && Column == 0:
                break;
            case 'K':
                int end = Math.Min(_cell - Column + _cells, _lines[_line].Length);
                _lines[_line].Remove(Math.Min(_cell, end), Math.Max(0, end - _cell));
                break;
            case 'J':
                _lines[_line].Length = Math.Min(_cell, _lines[_line].Length);
                _lines.RemoveRange(_line + 1, _lines.Count - _line - 1);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, null);
        }
    }

    // A row that is cleared stands by itself, and so does what was before and behind it in its line.
    private void ClearRow()
    {
        string line = _lines[_line].ToString();
        int start = _cell - Column, end = Math.Min(start + _cells, line.Length);
        _cell = Column;
        _lines[_line] = new();
        if (end < line.Length)
            _lines.Insert(_line + 1, new StringBuilder(line[end..]));
        if (start > 0)
            _lines.Insert(_line++, new StringBuilder(line[..start]));
    }

    private List<(string Text, int Line, int Start)> Broken() =>
    [
        .. _lines.SelectMany((line, index) => Enumerable.Range(0, Math.Max(1, (line.Length + _cells - 1) / _cells)).Select(part =>
            (line.ToString(part * _cells, Math.Min(_cells, line.Length - part * _cells)), index, part * _cells))),
    ];
}
