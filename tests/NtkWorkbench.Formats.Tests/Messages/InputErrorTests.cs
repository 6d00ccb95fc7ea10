namespace NtkWorkbench.Formats.Tests;

public sealed class InputErrorTests
{
    [Fact]
    public void ToString_WithLine_PlacesCaretsUnderIt()
    {
        var error = new InputError
        {
            Source = "job.yaml", Line = 3, Column = 3, Message = "unknown key 'los'", LineText = "\tblos: 1", CaretLength = 3,
                Suggestion = "loss",
        };

        error.ToString().ShouldBe("job.yaml:3:3: unknown key 'los'\n   blos: 1\n    ^^^\n  did you mean 'loss'?");
    }

    [Fact]
    public void ToString_WithoutLine_IsOneLine() =>
        new InputError { Source = "w.safetensors", Message = "truncated" }.ToString().ShouldBe("w.safetensors: truncated");

    [Fact]
    public void ToString_LongLine_ShowsTheCaretsSurroundings()
    {
        string line = new string('a', 5000) + "HERE" + new string('b', 5000);

        string[] shown =
            new InputError { Source = "f", Line = 1, Column = 5001, Message = "m", LineText = line, CaretLength = 4 }.ToString()
                .Split('\n');

        shown[1].Length.ShouldBeLessThan(120);
        shown[1].IndexOf("HERE", StringComparison.Ordinal).ShouldBe(shown[2].IndexOf("^^^^", StringComparison.Ordinal));
    }

    [Fact]
    public void ToString_ControlCharacters_DoNotReachTheTerminal() =>
        new InputError { Source = "f", Line = 1, Column = 1, Message = "m", LineText = "\u001b[31m" }.ToString().ShouldNotContain('\u001b');
}
