using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Runs.Tests;

public sealed class SlurmWordsTests
{
    // Bash starts in milliseconds; words are read by one in bunches.
    private const int WordsAtOnce = 50;
    private const int Bunches = 20;

    private static readonly string[] Signs =
    [
        "'", "\"", "\\", "$(touch pwned)", "`", ";", " ", "#", "%j", "!", "*", "~", "-", "\t", "\n", "é", "", "a=b", "${x}", "&",
    ];

    [SkippableFact]
    public void Bash_AnyWords_AreWhatBashReads()
    {
        Skip.If(OperatingSystem.IsWindows(), "bash is missing there");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Bunches), Prop.ForAll(Texts().ArrayOf(WordsAtOnce).ToArbitrary(), words =>
            ReadByBash($"printf '%s\\0' {string.Join(' ', words.Select(ShellWord.Of))}").ShouldBe(words)));
    }

    [Fact]
    public void Sbatch_AnyText_IsOneWordByItsRules() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Texts().Where(SlurmWords.FitsIntoLine).ToArbitrary(), text =>
            ReadAsSbatchDoes($"--comment={text}").ShouldBe([$"--comment={text}"])));

    [Theory]
    [InlineData("--comment=a\nb")]
    [InlineData("--comment=a\rb")]
    [InlineData("--comment=a\0b")]
    public void FitsIntoLine_TextWithLineEnds_DoesNot(string text) => SlurmWords.FitsIntoLine(text).ShouldBeFalse();

    [Fact]
    public void Bash_PlainWord_StaysReadable() => ShellWord.Of("/opt/ntk-1.0/ntk").ShouldBe("/opt/ntk-1.0/ntk");

    // What means something to bash or sbatch, often; the rest is any text that an argument can hold.
    private static Gen<string> Texts() => Gen.Frequency((3, Gen.Elements(Signs)), (1, AnyText())).ListOf()
        .Select(parts => string.Concat(parts));

    private static Gen<string> AnyText() => ArbMap.Default.GeneratorFor<NonNull<string>>()
        .Select(text => new string([.. text.Get.Where(c => c is not '\0' && !char.IsSurrogate(c))]));

    private static string[] ReadByBash(string line)
    {
        using Process bash = Process.Start(new ProcessStartInfo("bash", ["--norc", "-c", line]) { RedirectStandardOutput = true })!;
        string output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return output.Split('\0')[..^1];
    }

    // The rules of sbatch: blanks divide words, quotes of either kind group, a backslash takes what follows as it is, everywhere;
    // outside quotes # begins a comment.
    private static List<string> ReadAsSbatchDoes(string option)
    {
        string line = SlurmWords.Sbatch(option);
        var words = new List<string>();
        string? word = null;
        char quote = '\0';
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '\\')
                word += line[++i];
            else if (quote != '\0')
                (word, quote) = c == quote ? (word ?? "", '\0') : (word + c, quote);
            else if (c is '"' or '\'')
                quote = c;
            else if (c == '#')
                break;
            else if (!char.IsWhiteSpace(c))
                word += c;
            else if (word is not null)
                (words, word) = ([.. words, word], null);
        }
        quote.ShouldBe('\0', "a quote that nothing ends is fatal");
        return word is null ? words : [.. words, word];
    }
}
