using NtkWorkbench.Core.LinearAlgebra;
using NtkWorkbench.Jobs.Problems;

namespace NtkWorkbench.Jobs.Files.Csv;

/// <summary>Reads tables of numbers, and finds everything that is wrong with one in a single pass.</summary>
internal sealed class CsvReader
{
    private readonly string path;
    private readonly CsvReadOptions options;
    private readonly FileProblems problems;
    private readonly List<double> values = [];
    private string[] header = [];
    private string[] columns = [];
    private int[] ordinals = [];
    private int rows;

    private CsvReader(string path, CsvReadOptions options)
    {
        this.path = path;
        this.options = options;
        problems = new FileProblems(path);
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="JobException">Every problem of the file, each with line and column.</exception>
    /// <remarks>O(file) time; memory of the numbers kept.</remarks>
    public static CsvTable Read(string path, CsvReadOptions options) => new CsvReader(path, options).Read();

    private CsvTable Read()
    {
        using var records = new CsvRecordReader(path, problems);
        if (!records.Read() || records.IsBlank)
            throw FileProblems.Single(path, "must begin with a header line of column names, got nothing");
        ReadHeader(records);
        ReadRows(records);
        problems.ThrowIfAny();
        return new CsvTable { Columns = columns, Values = new Matrix(rows, columns.Length, [.. values]) };
    }

    private void ReadHeader(CsvRecordReader records)
    {
        header = [.. records.Fields.Select(field => records.Text(field).Trim())];
        for (int i = 0; i < header.Length; i++)
        {
            if (Array.IndexOf(header, header[i]) < i && !options.AllowSameNames)
                records.Report(records.Fields[i], $"column {Quoted.Of(header[i])} stands in the header twice");
        }
        columns = [.. options.Columns ?? header];
        ordinals = options.Columns is null ? [.. Enumerable.Range(0, header.Length)] : Array.ConvertAll(columns, name => Array.IndexOf(header, name));
        for (int i = 0; i < columns.Length; i++)
        {
            if (ordinals[i] < 0)
                records.ReportRecord(UnknownColumn(columns[i]), NearestName.Find(columns[i], header));
        }
    }

    private string UnknownColumn(string name)
    {
        bool otherSeparator = header is [string only] && only.AsSpan().IndexOfAny(';', '\t') >= 0;
        string hint = otherSeparator ? "; cells must be separated by commas" : "";
        return $"there is no column {Quoted.Of(name)}, expected one of {Quoted.List(header)}{hint}";
    }

    private void ReadRows(CsvRecordReader records)
    {
        int blankLine = 0;
        while (records.Read())
        {
            if (records.IsBlank && header.Length > 1)
            {
                blankLine = blankLine == 0 ? records.Line : blankLine;
                continue;
            }
            if (blankLine > 0)
                problems.AddAt(blankLine, 1, "", 1, $"row {rows + 1} is a blank line, expected {header.Length} cells");
            blankLine = 0;
            rows++;
            ReadRow(records);
        }
        if (rows == 0 && !options.AllowNoRows)
            problems.Add("has no rows, expected at least one after the header line");
    }

    private void ReadRow(CsvRecordReader records)
    {
        int count = records.Fields.Count;
        if (count != header.Length)
        {
            string message = $"row {rows} must have {header.Length} cells as the header has, got {count}";
            if (count > header.Length)
                records.Report(records.Fields[header.Length], message);
            else
                records.ReportEnd(message);
            return;
        }
        foreach (int ordinal in ordinals)
        {
            if (ordinal >= 0)
                values.Add(ReadCell(records, ordinal));
        }
    }

    private double ReadCell(CsvRecordReader records, int ordinal)
    {
        CsvField field = records.Fields[ordinal];
        ReadOnlySpan<char> text = records.Raw(field).Trim();
        if (text.IsEmpty && options.AllowBlank)
            return double.NaN;
        if (!CsvNumber.TryParse(text, out double value))
            records.Report(field, $"row {rows}, column {Quoted.Of(header[ordinal])} must be a number, got {Quoted.Of(text)}");
        else if (!options.AllowNonFinite && !double.IsFinite(value))
            records.Report(field, $"row {rows}, column {Quoted.Of(header[ordinal])} must be finite, got {Quoted.Of(text)}");
        return value;
    }
}
