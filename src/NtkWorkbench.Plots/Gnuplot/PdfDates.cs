using System.Text;

namespace NtkWorkbench.Plots.Gnuplot;

/// <summary>Cairo writes the time into a PDF file; without it the same figure gives the same bytes.</summary>
internal static class PdfDates
{
    private const string Epoch = "19700101000000";

    /// <summary>Sets the creation date in a PDF file to the start of 1970; the length stays, and with it every offset in the file.</summary>
    public static void Clear(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        byte[] key = Encoding.ASCII.GetBytes("/CreationDate (D:");
        int found = bytes.AsSpan().LastIndexOf(key);
        if (found < 0)
            return;
        Encoding.ASCII.GetBytes(Epoch).CopyTo(bytes, found + key.Length);
        File.WriteAllBytes(file, bytes);
    }
}
