/** Words of an activity that goes and looks: there a photo is evidence. */
export const INSPECTION_WORDS = /检查|督查|督导|巡查|巡视|验收|抽查|走访|排查|踏勘|整治/u;
