namespace NtkWorkbench.Runs;

/// <summary>Writes what a run says of classes, as CSV.</summary>
internal static class ClassWriter
{
    /// <summary>confusion.csv: class, then how many of its samples are said to be of class 0, 1, …; margins.csv: sample (from 0, in the
    /// order of its set), class, said, margin, the most wrong first.</summary>
    public static void Write(RunFolder folder, ClassResults classes)
    {
        WriteOverClasses(folder.Confusion, "class", "said", classes.Confusion.Counts);
        CsvWriter.Write(folder.Margins, csv =>
        {
            csv.Header(["sample", "class", "said", "margin"]);
            foreach (int sample in classes.ByMargin())
            {
                csv.Cell(sample);
                csv.Cell(classes.Classes[sample]);
                csv.Cell(classes.Said(sample));
                csv.Cell(classes.Margins[sample]);
                csv.EndRow();
            }
        });
    }

    /// <summary>Of a checkpoint: classes.csv: index (of φ_k, from 1), class, share, alignment; kernel_blocks.csv: class, then the mean of Θ
    /// with class 0, 1, …; input_gradients.csv: index, sample (from 0, of those that were linearized: their place in features/samples.csv),
    /// output where φ_k has several, ∂φ_k/∂x there. rows: of a sample of φ_k. Blank: of a class without samples, or without
    /// pairs.</summary>
    public static void Write(RunFolder folder, string checkpoint, ClassAnalysis classes, IReadOnlyList<string> inputs, int rows)
    {
        int outputs = classes.KernelBlocks.Rows;
        WriteOverClasses(folder.KernelBlocks(checkpoint), "class", "class", classes.KernelBlocks);
        CsvWriter.Write(folder.Classes(checkpoint), csv =>
        {
            csv.Header(["index", "class", "share", "alignment"]);
            for (int k = 0; k < classes.Shares.Rows; k++)
            {
                for (int number = 0; number < outputs; number++)
                {
                    csv.Cell(k + 1);
                    csv.Cell(number);
                    csv.Cell(Known(classes.Shares[k, number]));
                    csv.Cell(Known(classes.Alignments[k, number]));
                    csv.EndRow();
                }
            }
        });
        CsvWriter.Write(folder.InputGradients(checkpoint), csv =>
        {
            csv.Header(["index", "sample", .. rows == 1 ? (string[])[] : ["output"], .. inputs]);
            for (int k = 0; k < classes.InputGradients.Rows; k++)
            {
                csv.Cell(k + 1);
                csv.Cell(classes.LargestRows[k] / rows);
                if (rows > 1)
                    csv.Cell(classes.LargestRows[k] % rows);
                csv.Cells(classes.InputGradients.Row(k));
                csv.EndRow();
            }
        });
    }

    private static void WriteOverClasses(string path, string row, string column, Matrix values) => CsvWriter.Write(path, csv =>
    {
        csv.Header([row, .. Enumerable.Range(0, values.Columns).Select(number => Invariant($"{column}_{number}"))]);
        for (int i = 0; i < values.Rows; i++)
        {
            csv.Cell(i);
            foreach (double value in values.Row(i))
                csv.Cell(Known(value));
            csv.EndRow();
        }
    });

    // Blank, as in the run's other files.
    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
