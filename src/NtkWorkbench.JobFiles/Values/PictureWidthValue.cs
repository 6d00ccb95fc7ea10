namespace NtkWorkbench.JobFiles;

internal sealed class PictureWidthValue() : ScalarValue(Words, "column, page and millimetres", PictureWidth.Column)
{
    private const string Words = "column, page or a number of millimetres";

    public override JsonNode Write(object value) => (PictureWidth)value switch
    {
        var width when width == PictureWidth.Column => PictureWidth.ColumnName,
        var width when width == PictureWidth.Page => PictureWidth.PageName,
        var width => width.Millimetres,
    };

    public override JsonObject Schema(Slot slot) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray(PictureWidth.ColumnName, PictureWidth.PageName) }, NumberValue.Real.Schema(slot)),
    };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors)
    {
        if (scalar.IsNumber)
            return NumberValue.Real.Read(scalar, scalar.Span, slot, errors) is double width ? new PictureWidth(width) : null;
        return Find(scalar, slot, errors, [PictureWidth.ColumnName, PictureWidth.PageName]) switch
        {
            0 => PictureWidth.Column,
            1 => PictureWidth.Page,
            _ => null,
        };
    }
}
